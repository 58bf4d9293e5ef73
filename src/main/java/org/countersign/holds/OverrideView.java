package org.countersign.holds;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An override as the API shows it; people are given by their opaque ids. */
public record OverrideView(
        String id,
        String campaign,
        List<String> reasonCodes,
        State state,
        String reason,
        Instant until,
        Instant proposedAt,
        String proposedBy,
        @Nullable Instant approvedAt,
        @Nullable String approvedBy,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String endReason,
        @JsonIgnore long version) {

    /** How far an override has come. */
    public enum State {
        PROPOSED,
        IN_FORCE,
        ENDED
    }
}
