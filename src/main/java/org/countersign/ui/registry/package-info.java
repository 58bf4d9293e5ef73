/** The registry's pages. Imports {@code ui} and the rooms that it shows. */
@NullMarked
package org.countersign.ui.registry;

import org.jspecify.annotations.NullMarked;
