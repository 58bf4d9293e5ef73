package org.countersign.campaigns;

import java.time.Instant;
import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;

/** A time was set in which a client's campaigns are critical. */
public record ProtectedPeriodSet(String id, String client, Instant from, Instant until, FreeText reason)
        implements Fact {
    static final String KIND = "protected-period-set";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return client;
    }

    /** A change window in it is a conflict that people see, not a block. */
    @Override
    public boolean movesGate() {
        return false;
    }
}
