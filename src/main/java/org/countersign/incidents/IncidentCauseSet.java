package org.countersign.incidents;

import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/**
 * What caused the incident, as far as is known by now.
 *
 * @param change the change that did
 */
public record IncidentCauseSet(
        String incident, FreeText cause, @Nullable String change) implements Fact {
    public static final String KIND = "incident-cause-set";

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
