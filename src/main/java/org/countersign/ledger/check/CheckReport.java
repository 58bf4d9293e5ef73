package org.countersign.ledger.check;

import java.time.Instant;
import java.util.List;

/**
 * What a whole check has found.
 *
 * @param size of the ledger, all of whose leaves went into the tree
 * @param things registered things whose rows were compared with their facts
 * @param differences how many there are; no more than {@value Findings#MOST} are listed
 * @param checkpoint the signed note of what the ledger had come to when it began; empty if that could not be told
 */
public record CheckReport(
        Instant beganAt,
        Instant endedAt,
        long size,
        long things,
        long differences,
        List<Difference> listed,
        String checkpoint) {
    public CheckReport {
        listed = List.copyOf(listed);
    }

    /** Whether everything is as the ledger says. */
    public boolean holds() {
        return differences == 0;
    }
}
