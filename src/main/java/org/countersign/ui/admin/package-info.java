/** Administration: people, API keys, sessions and roles. May use {@code ui} and the rooms above it, never another area of pages. */
@NullMarked
package org.countersign.ui.admin;

import org.jspecify.annotations.NullMarked;
