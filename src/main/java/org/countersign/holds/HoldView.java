package org.countersign.holds;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A hold as the API shows it; people are given by their opaque ids. */
public record HoldView(
        String id,
        HoldScope scope,
        State state,
        String reason,
        Instant placedAt,
        String placedBy,
        @Nullable Instant liftedAt,
        @Nullable String liftedBy,
        @Nullable String liftReason,
        @JsonIgnore long version) {

    /** Whether a hold still blocks. */
    public enum State {
        STANDING,
        LIFTED
    }
}
