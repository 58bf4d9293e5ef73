/**
 * Sending platforms, their interconnects with carriers, and the releases that run on them. Imports {@code core}, {@code
 * ledger}, {@code access} and {@code carriers}.
 */
@NullMarked
package org.countersign.platforms;

import org.jspecify.annotations.NullMarked;
