package org.countersign.campaigns;

import java.time.Instant;

/** A protected period as the API shows it. */
public record ProtectedPeriodView(String id, String client, Instant from, Instant until, String reason, Instant setAt) {

    static ProtectedPeriodView of(ProtectedPeriod period) {
        return new ProtectedPeriodView(
                period.id(), period.client().code(), period.from(), period.until(), period.reason(), period.setAt());
    }
}
