package org.countersign.incidents;

import java.time.Instant;
import org.countersign.ledger.Fact;

/** Nobody has acknowledged the incident in time. */
public record IncidentEscalated(String incident, Instant acknowledgeBy) implements Fact {
    public static final String KIND = "incident-escalated";

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
