package org.countersign.incidents;

import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/** One person holds that the incident is over. */
public record IncidentClosingProposed(
        String incident, @Nullable FreeText note) implements Fact {
    public static final String KIND = "incident-closing-proposed";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return incident;
    }

    /** The holds move it. */
    @Override
    public boolean movesGate() {
        return false;
    }
}
