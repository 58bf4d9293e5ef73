/**
 * Clients, their contracts and protected periods, and their campaigns. Imports {@code core}, {@code ledger}, {@code
 * access}, {@code carriers} and {@code platforms}.
 */
@NullMarked
package org.countersign.campaigns;

import org.jspecify.annotations.NullMarked;
