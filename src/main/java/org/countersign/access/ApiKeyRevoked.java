package org.countersign.access;

import org.countersign.ledger.Fact;

/** A machine's credential was ended. */
record ApiKeyRevoked(String key) implements Fact {
    static final String KIND = "api-key-revoked";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return key;
    }

    @Override
    public boolean movesGate() {
        return false;
    }
}
