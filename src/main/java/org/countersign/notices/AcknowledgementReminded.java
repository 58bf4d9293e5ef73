package org.countersign.notices;

import java.time.Instant;
import org.countersign.ledger.Fact;

/**
 * A carrier that has said nothing of a revision yet was reminded.
 *
 * @param change the change's reference
 * @param acknowledgeBy until when it promised to acknowledge
 */
public record AcknowledgementReminded(
        String change, int revision, String carrier, ReminderStage stage, Instant acknowledgeBy) implements Fact {
    static final String KIND = "acknowledgement-reminded";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return change;
    }

    @Override
    public boolean movesGate() {
        return false;
    }
}
