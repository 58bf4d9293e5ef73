package org.countersign.changes;

import java.util.List;
import org.countersign.ledger.Fact;

/**
 * Other carriers are affected by the present revision of a change in force, because an interconnect was opened or an
 * exclusion was approved. A carrier that stays keeps its sign-off, one that joins has none.
 *
 * @param affected the codes of all carriers whose sign-off it needs now, sorted
 */
public record AffectedRecomputed(String reference, int revision, List<String> affected) implements Fact {
    @Override
    public String kind() {
        return "affected-recomputed";
    }

    @Override
    public String subject() {
        return reference;
    }
}
