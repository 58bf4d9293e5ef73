package org.countersign.incidents;

import org.countersign.ledger.Fact;

/**
 * What the messages of a canary have told.
 *
 * @param judged messages that counted
 * @param ratio how much likelier they are if the carrier fails than if it does not
 */
public record CanaryEnded(String incident, String canary, CanaryState state, int judged, int failed, double ratio)
        implements Fact {
    public static final String KIND = "canary-ended";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return incident;
    }

    /** It opens nothing; who lifts a hold does. */
    @Override
    public boolean movesGate() {
        return false;
    }
}
