/** What the gate decided, and whether it was right. Imports {@code ui} and the rooms that it shows. */
@NullMarked
package org.countersign.ui.decisions;

import org.jspecify.annotations.NullMarked;
