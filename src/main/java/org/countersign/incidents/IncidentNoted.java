package org.countersign.incidents;

import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;

/** Somebody has written something into the dossier. */
public record IncidentNoted(String incident, FreeText note) implements Fact {
    public static final String KIND = "incident-noted";

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
