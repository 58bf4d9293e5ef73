/** Holds and overrides: placed, lifted, proposed, approved, ended. Imports {@code ui} and the rooms that it shows. */
@NullMarked
package org.countersign.ui.holds;

import org.jspecify.annotations.NullMarked;
