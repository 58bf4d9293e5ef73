package org.countersign.incidents;

import java.time.Instant;
import org.countersign.core.ActorId;
import org.jspecify.annotations.Nullable;

/**
 * A canary as the API shows it.
 *
 * @param judged messages that counted, {@code failed} among them
 * @param ratio how much likelier they are if the carrier fails than if it does not; it succeeds at 0.01 and fails at 100
 */
public record CanaryView(
        String id,
        String incident,
        String campaign,
        String carrier,
        CanaryState state,
        int messages,
        int judged,
        int failed,
        double ratio,
        Instant startedAt,
        ActorId startedBy,
        Instant until,
        @Nullable Instant endedAt) {}
