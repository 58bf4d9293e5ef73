package org.countersign.ledger;

import org.jspecify.annotations.Nullable;

/** A fact that only tests know. */
record Rung(String bell, @Nullable FreeText reason) implements Fact {
    static final String KIND = "bell-rung";

    Rung(String bell) {
        this(bell, null);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return bell;
    }

    @Override
    public boolean movesGate() {
        return false;
    }
}
