package org.countersign.incidents;

import java.time.Instant;
import org.countersign.core.ActorId;
import org.jspecify.annotations.Nullable;

/**
 * A canary as the API shows it.
 *
 * @param judged messages that counted, {@code failed} among them
 * @param attempt which one in a row it is that none before has succeeded, from 1
 * @param ratio how much likelier they are if the carrier fails than if it does not; it fails at 100 and succeeds at 0.01, the
 *     second attempt at half of that, the third at a quarter, and so on
 */
public record CanaryView(
        String id,
        String incident,
        String campaign,
        String carrier,
        CanaryState state,
        int messages,
        int attempt,
        int judged,
        int failed,
        double ratio,
        Instant startedAt,
        ActorId startedBy,
        Instant until,
        @Nullable Instant endedAt) {}
