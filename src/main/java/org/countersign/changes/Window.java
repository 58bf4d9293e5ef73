package org.countersign.changes;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** When a change is planned to happen: from {@code start} to before {@code end}. */
public record Window(@NotNull Instant start, @NotNull Instant end) {

    /** Whether the two have a moment in common. */
    public boolean overlaps(Instant from, Instant until) {
        return start.isBefore(until) && from.isBefore(end);
    }
}
