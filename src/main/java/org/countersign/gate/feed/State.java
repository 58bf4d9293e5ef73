package org.countersign.gate.feed;

import org.countersign.gate.Snapshot;

/**
 * What the gate knows.
 *
 * @param size the ledger's size that the snapshot stands for
 * @param gateSize the size after the newest entry that went into the snapshot
 */
record State(Snapshot snapshot, long size, long gateSize) {
    static final State EMPTY = new State(Snapshot.EMPTY, 0, 0);
}
