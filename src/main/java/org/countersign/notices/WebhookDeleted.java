package org.countersign.notices;

import org.countersign.ledger.Fact;

/** A webhook was ended by its owner. */
record WebhookDeleted(String webhook) implements Fact {
    static final String KIND = "webhook-deleted";

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
