/**
 * Blocks that a person places and lifts, and the break-glass allow of two people. Imports {@code core}, {@code ledger},
 * {@code access}, {@code carriers}, {@code platforms} and {@code campaigns}.
 */
@NullMarked
package org.countersign.holds;

import org.jspecify.annotations.NullMarked;
