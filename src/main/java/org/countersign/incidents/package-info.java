/**
 * What follows an alarm of the delivery watch: incidents with their dossiers, from the first bad message to the closing by two
 * people. Imports {@code core}, {@code ledger}, {@code access}, {@code carriers}, {@code platforms}, {@code campaigns}, {@code
 * changes}, {@code signoffs}, {@code holds} and {@code watch}.
 */
@NullMarked
package org.countersign.incidents;

import org.jspecify.annotations.NullMarked;
