/** The pages of the delivery watch. Imports {@code ui} and the rooms that it shows. */
@NullMarked
package org.countersign.ui.watch;

import org.jspecify.annotations.NullMarked;
