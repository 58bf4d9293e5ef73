/**
 * Tells those whom a fact concerns, in order and without losing any: followers of the ledger make notices, which go out as
 * signed webhooks, to chats, and, from {@code notices.mail}, as letters. Imports {@code core}, {@code ledger}, {@code access} and the rooms whose views it sends.
 */
@NullMarked
package org.countersign.notices;

import org.jspecify.annotations.NullMarked;
