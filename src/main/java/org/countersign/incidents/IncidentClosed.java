package org.countersign.incidents;

import org.countersign.core.ActorId;
import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/**
 * A second person agrees that the incident is over.
 *
 * @param proposedBy the first one
 */
public record IncidentClosed(
        String incident, ActorId proposedBy, @Nullable FreeText note) implements Fact {
    public static final String KIND = "incident-closed";

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
