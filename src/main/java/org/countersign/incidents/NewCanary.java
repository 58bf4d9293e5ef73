package org.countersign.incidents;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.countersign.core.Code;
import org.jspecify.annotations.Nullable;

/**
 * A canary to start.
 *
 * @param campaign whose messages to the incident's carrier count; needed where the incident touches several campaigns
 * @param messages how many at most, 5 to 200; 30 when absent
 * @param withinMinutes how long it may take, 5 minutes to a day; 30 when absent
 */
public record NewCanary(
        @Nullable @Code String campaign,
        @Nullable @Min(5) @Max(200) Integer messages,
        @Nullable @Min(5) @Max(1_440) Integer withinMinutes) {
    static final NewCanary USUAL = new NewCanary(null, null, null);
    static final int MESSAGES = 30;
    static final int WITHIN_MINUTES = 30;
}
