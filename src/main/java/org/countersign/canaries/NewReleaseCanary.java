package org.countersign.canaries;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.countersign.core.Code;
import org.jspecify.annotations.Nullable;

/**
 * A canary to start.
 *
 * @param campaign one over the platform, whose messages to the carrier count
 * @param messages how many at most, 5 to 200; 30 when absent
 * @param withinMinutes how long it may take, 5 minutes to a day; 30 when absent
 */
public record NewReleaseCanary(
        @NotNull @Code String platform,
        @NotNull @Code String carrier,
        @NotNull @Code String campaign,
        @Nullable @Min(5) @Max(200) Integer messages,
        @Nullable @Min(5) @Max(1_440) Integer withinMinutes) {
    private static final int MESSAGES = 30;
    private static final int WITHIN_MINUTES = 30;

    int most() {
        return messages == null ? MESSAGES : messages;
    }

    int minutes() {
        return withinMinutes == null ? WITHIN_MINUTES : withinMinutes;
    }
}
