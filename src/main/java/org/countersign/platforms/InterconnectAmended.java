package org.countersign.platforms;

import org.countersign.ledger.Fact;
import org.jspecify.annotations.Nullable;

/**
 * The terms of an interconnect changed.
 *
 * @param noticeDays how long before a change's window the carrier must know of it
 * @param acknowledgeWithinHours how soon the carrier has promised to acknowledge
 * @param reference the agreement, as the two name it
 */
public record InterconnectAmended(
        String platform,
        String carrier,
        int noticeDays,
        int acknowledgeWithinHours,
        @Nullable String reference) implements Fact {
    @Override
    public String kind() {
        return "interconnect-amended";
    }

    @Override
    public String subject() {
        return platform + "/" + carrier;
    }

    /** Terms decide when people are reminded, never whether a campaign may leave. */
    @Override
    public boolean movesGate() {
        return false;
    }
}
