package org.countersign.platforms;

import org.countersign.ledger.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A platform and a carrier were linked.
 *
 * @param noticeDays how long before a change's window the carrier must know of it
 * @param acknowledgeWithinHours how soon the carrier has promised to acknowledge
 * @param reference the agreement, as the two name it
 */
public record InterconnectOpened(
        String platform,
        String carrier,
        int noticeDays,
        int acknowledgeWithinHours,
        @Nullable String reference) implements Fact {
    @Override
    public String kind() {
        return "interconnect-opened";
    }

    @Override
    public String subject() {
        return platform + "/" + carrier;
    }
}
