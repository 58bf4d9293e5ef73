/** The changes' pages: declare, follow, amend, move. Imports {@code ui} and the rooms that it shows. */
@NullMarked
package org.countersign.ui.changes;

import org.jspecify.annotations.NullMarked;
