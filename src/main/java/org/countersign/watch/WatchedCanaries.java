package org.countersign.watch;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.countersign.canaries.CanaryMessages;
import org.countersign.canaries.ReleaseCanaryState;
import org.countersign.watch.detect.Canary;

/** Tells of the messages of canaries what the watch has heard of them. */
@Singleton
class WatchedCanaries implements CanaryMessages {
    private final WatchService watch;

    WatchedCanaries(WatchService watch) {
        this.watch = watch;
    }

    @Override
    public Tale of(String campaign, String carrier, Instant since, int most, int attempt) {
        Canary told = watch.canary(campaign, carrier, since, most, attempt);
        ReleaseCanaryState verdict = switch (told.state()) {
            case RUNNING -> ReleaseCanaryState.RUNNING;
            case SUCCEEDED -> ReleaseCanaryState.SUCCEEDED;
            case FAILED -> ReleaseCanaryState.FAILED;
        };
        return new Tale(verdict, told.judged(), told.failed(), told.ratio());
    }
}
