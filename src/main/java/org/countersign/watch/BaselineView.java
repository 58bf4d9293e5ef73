package org.countersign.watch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is usual at a carrier.
 *
 * @param failureRate as stated; 0.03 when nobody has
 * @param source which of the two new campaigns are compared with
 * @param inUse the share of failures that is usual at most, from that source: what new campaigns are compared with
 * @param judged messages of history, in times without incident; 2,000 are enough
 * @param statedAt when it was stated; null when nobody has
 */
public record BaselineView(
        @Schema(examples = "orange-fr") String carrier,
        double failureRate,
        Source source,
        double inUse,
        long judged,
        @Nullable Instant statedAt,
        @JsonIgnore @Schema(hidden = true) long version) {
    /** Where a baseline comes from. */
    public enum Source {
        STATED,
        HISTORY
    }
}
