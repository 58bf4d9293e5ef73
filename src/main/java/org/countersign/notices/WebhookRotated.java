package org.countersign.notices;

import java.time.Instant;
import org.countersign.ledger.Fact;

/** A webhook got another secret; the one before signs on for a while. */
record WebhookRotated(String webhook, Instant earlierUntil) implements Fact {
    static final String KIND = "webhook-rotated";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return webhook;
    }

    @Override
    public boolean movesGate() {
        return false;
    }
}
