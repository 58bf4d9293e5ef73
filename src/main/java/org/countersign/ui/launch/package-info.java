/** May a campaign be launched? Imports {@code ui} and the rooms that it shows. */
@NullMarked
package org.countersign.ui.launch;

import org.jspecify.annotations.NullMarked;
