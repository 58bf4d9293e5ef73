package org.countersign.notices;

import org.countersign.ledger.Fact;

/** A webhook's receiver said that it wants no more. */
record WebhookDisabled(String webhook) implements Fact {
    static final String KIND = "webhook-disabled";

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
