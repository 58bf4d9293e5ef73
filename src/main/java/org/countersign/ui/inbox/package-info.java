/** What a carrier's people are asked to sign off, and how they answer. Imports {@code ui} and the rooms that it shows. */
@NullMarked
package org.countersign.ui.inbox;

import org.jspecify.annotations.NullMarked;
