package org.countersign.incidents;

import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/**
 * What the incident did to people, as far as is known by now.
 *
 * @param recipients who did not get their message
 * @param harmed those of them to whom that did harm
 * @param putRight those of these who were put right
 */
public record IncidentImpactSet(
        String incident,
        @Nullable Long recipients,
        @Nullable Long harmed,
        @Nullable Long putRight,
        @Nullable FreeText note)
        implements Fact {
    public static final String KIND = "incident-impact-set";

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
