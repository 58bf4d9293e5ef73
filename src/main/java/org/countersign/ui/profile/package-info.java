/** One's own profile: language, zone, password, sessions. May use {@code ui} and the rooms above it, never another area of pages. */
@NullMarked
package org.countersign.ui.profile;

import org.jspecify.annotations.NullMarked;
