package org.countersign.changes;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.countersign.core.Limits;
import org.jspecify.annotations.Nullable;

/**
 * What is said with a transition of a change.
 *
 * @param at when it happened; now when absent, never in the future nor before the step before
 * @param note why, or what came of it
 */
public record Step(
        @Nullable Instant at,
        @Nullable @Size(max = Limits.TEXT) String note) {
    /** Nothing is said: it happens now. */
    public static final Step NOW = new Step(null, null);
}
