package org.countersign.ledger;

/**
 * How far the ledger has come.
 *
 * @param size number of entries
 * @param gateSize size after the newest entry that may change a gate answer
 */
public record Head(long size, long gateSize) {
    /** What is known of the ledger by both. */
    Head and(Head other) {
        return new Head(Math.max(size, other.size), Math.max(gateSize, other.gateSize));
    }
}
