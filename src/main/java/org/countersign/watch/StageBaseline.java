package org.countersign.watch;

import java.time.Duration;
import org.countersign.watch.detect.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What campaigns that begin now are compared with at one age.
 *
 * @param judged messages of history at that age
 * @param failures the share that has failed, at most; so {@code refusals} and {@code undelivered}
 * @param undelivered null where nobody knows how much silence is usual
 */
public record StageBaseline(
        Stage stage,
        Duration age,
        long judged,
        double failures,
        double refusals,
        @Nullable Double undelivered) {}
