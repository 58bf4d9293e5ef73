/**
 * Who is written to about what: as is usual, or as a contact or a person has chosen. Imports {@code core}, {@code ledger}, {@code
 * access}, {@code carriers} and {@code notices}.
 */
@NullMarked
package org.countersign.notices.subscriptions;

import org.jspecify.annotations.NullMarked;
