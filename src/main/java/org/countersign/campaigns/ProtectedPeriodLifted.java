package org.countersign.campaigns;

import java.time.Instant;
import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;

/** A time is no longer protected; says once more which it was. */
public record ProtectedPeriodLifted(String id, String client, Instant from, Instant until, FreeText reason)
        implements Fact {
    static final String KIND = "protected-period-lifted";

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
