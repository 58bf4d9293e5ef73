/**
 * The check of the installation by itself: the whole tree from its leaves, and the business tables against the facts. Imports
 * {@code core} and {@code ledger}; each room says what its own facts make of its tables.
 */
@NullMarked
package org.countersign.ledger.check;

import org.jspecify.annotations.NullMarked;
