package org.countersign.watch;

import java.time.Instant;
import org.countersign.watch.report.DeliveryState;
import org.countersign.watch.report.FailureReason;
import org.jspecify.annotations.Nullable;

/**
 * A message that was not delivered, to show to a carrier. Nothing in it tells the recipient.
 *
 * @param messageId the sending platform's
 * @param rawStatus and {@code rawError}: as reported
 */
public record BadMessage(
        String messageId,
        Instant submittedAt,
        DeliveryState state,
        FailureReason reason,
        @Nullable String rawStatus,
        @Nullable String rawError) {}
