package org.countersign.ledger;

/**
 * How far the ledger has come.
 *
 * @param size number of entries
 * @param gateSize size after the newest entry that may change a gate answer
 */
public record Head(long size, long gateSize) {}
