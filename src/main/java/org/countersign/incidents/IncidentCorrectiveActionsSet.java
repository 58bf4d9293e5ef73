package org.countersign.incidents;

import java.util.List;
import org.countersign.ledger.Fact;

/** What is done so that it does not happen again; all of it, in place of what was said before. */
public record IncidentCorrectiveActionsSet(String incident, List<CorrectiveAction> actions) implements Fact {
    public static final String KIND = "incident-corrective-actions-set";

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
