package org.countersign.notices;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Drops notices that ended long ago, with the log of their deliveries. */
@Singleton
class Clearing {
    /** Notices dropped in one transaction. */
    private static final int MOST_AT_ONCE = 500;

    private final Notices notices;
    private final WebhooksConfig config;
    private final Clock clock;

    Clearing(Notices notices, WebhooksConfig config, Clock clock) {
        this.notices = notices;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1H", delayed = "11M", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clear() {
        clear(clock.instant().minus(config.keep()));
    }

    /** Drops what ended before this. */
    void clear(Instant before) {
        int dropped = MOST_AT_ONCE;
        while (dropped == MOST_AT_ONCE) {
            dropped = QuarkusTransaction.requiringNew().call(() -> notices.forget(before, MOST_AT_ONCE));
        }
    }
}
