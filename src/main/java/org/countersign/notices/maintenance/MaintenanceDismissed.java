package org.countersign.notices.maintenance;

import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/** A person has said that a notice is no carrier's of ours. */
record MaintenanceDismissed(String id, @Nullable String carrier, FreeText reason) implements Fact {
    static final String KIND = "maintenance-dismissed";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return id;
    }

    /** It informs people; what a gate asks is what we do ourselves. */
    @Override
    public boolean movesGate() {
        return false;
    }
}
