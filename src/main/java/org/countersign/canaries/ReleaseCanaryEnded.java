package org.countersign.canaries;

import org.countersign.ledger.Fact;

/**
 * What the messages of a canary have told.
 *
 * @param judged messages that counted
 * @param ratio how much likelier they are if the carrier fails than if it does not
 */
public record ReleaseCanaryEnded(
        String canary, String platform, String carrier, ReleaseCanaryState state, int judged, int failed, double ratio)
        implements Fact {
    public static final String KIND = "release-canary-ended";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return canary;
    }
}
