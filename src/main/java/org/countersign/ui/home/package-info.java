/** Where one starts: what is blocked now and why, the first steps, and the search. Imports {@code ui} and the rooms that it shows. */
@NullMarked
package org.countersign.ui.home;

import org.jspecify.annotations.NullMarked;
