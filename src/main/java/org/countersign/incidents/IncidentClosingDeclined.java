package org.countersign.incidents;

import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;

/** Somebody holds that the incident is not over yet. */
public record IncidentClosingDeclined(String incident, FreeText reason) implements Fact {
    public static final String KIND = "incident-closing-declined";

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
