package org.countersign.campaigns;

import java.time.Instant;
import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/**
 * A protected period was changed.
 *
 * @param from as it now is, changed or not; so is {@code until}
 * @param reason null where it is the one before, so that no text stands under the name of somebody who did not write it
 */
public record ProtectedPeriodAmended(
        String id,
        String client,
        Instant from,
        Instant until,
        @Nullable FreeText reason) implements Fact {
    static final String KIND = "protected-period-amended";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return client;
    }

    @Override
    public boolean movesGate() {
        return false;
    }
}
