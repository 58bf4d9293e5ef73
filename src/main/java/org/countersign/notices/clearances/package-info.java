/**
 * Notices that clearances have died before their time, where a webhook wants to be told. Imports {@code core}, {@code ledger}, {@code
 * gate.feed} and {@code notices}.
 */
@NullMarked
package org.countersign.notices.clearances;

import org.jspecify.annotations.NullMarked;
