/** The pages about incidents. Imports {@code ui} and the rooms that it shows. */
@NullMarked
package org.countersign.ui.incidents;

import org.jspecify.annotations.NullMarked;
