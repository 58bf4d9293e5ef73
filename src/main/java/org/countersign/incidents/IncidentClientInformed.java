package org.countersign.incidents;

import java.time.Instant;
import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/**
 * A client was told of the incident.
 *
 * @param by who told it; the actor wrote it down
 */
public record IncidentClientInformed(
        String incident,
        String client,
        Instant at,
        FreeText by,
        @Nullable FreeText note) implements Fact {
    public static final String KIND = "incident-client-informed";

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
