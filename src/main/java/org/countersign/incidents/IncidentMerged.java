package org.countersign.incidents;

import org.countersign.ledger.Fact;

/** An incident of one campaign goes on as part of that of the platform's link. */
public record IncidentMerged(String incident, String into) implements Fact {
    public static final String KIND = "incident-merged";

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
