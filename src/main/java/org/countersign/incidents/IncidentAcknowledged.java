package org.countersign.incidents;

import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/**
 * Somebody answers for the incident from now on.
 *
 * @param late whether that was after its deadline
 */
public record IncidentAcknowledged(
        String incident, boolean late, @Nullable FreeText note) implements Fact {
    public static final String KIND = "incident-acknowledged";

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
