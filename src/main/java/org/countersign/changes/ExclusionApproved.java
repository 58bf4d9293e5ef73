package org.countersign.changes;

import org.countersign.ledger.Fact;

/** A second person agreed that a carrier need not sign off; {@link AffectedRecomputed} follows if the change is in force. */
public record ExclusionApproved(String reference, int revision, String carrier) implements Fact {
    @Override
    public String kind() {
        return "exclusion-approved";
    }

    @Override
    public String subject() {
        return reference;
    }
}
