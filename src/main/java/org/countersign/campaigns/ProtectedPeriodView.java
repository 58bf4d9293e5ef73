package org.countersign.campaigns;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A protected period as the API shows it.
 *
 * @param liftedAt since when it is protected no longer; null while it is
 */
public record ProtectedPeriodView(
        String id,
        String client,
        Instant from,
        Instant until,
        String reason,
        Instant setAt,
        @Nullable Instant liftedAt,
        @Nullable String liftReason,
        @JsonIgnore long version) {

    static ProtectedPeriodView of(ProtectedPeriod period) {
        return new ProtectedPeriodView(
                period.id(),
                period.client().code(),
                period.from(),
                period.until(),
                period.reason(),
                period.setAt(),
                period.liftedAt(),
                period.liftReason(),
                period.version());
    }
}
