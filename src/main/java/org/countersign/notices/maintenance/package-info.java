/**
 * What carriers say of their own maintenance, in the MAINTNOTE form: whose it is, and what it is now. It informs and moves no
 * gate. Imports what {@code notices} may.
 */
@NullMarked
package org.countersign.notices.maintenance;

import org.jspecify.annotations.NullMarked;
