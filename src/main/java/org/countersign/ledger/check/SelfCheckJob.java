package org.countersign.ledger.check;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.countersign.ledger.LedgerException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets one of the nodes check the installation now and then, at leisure, and raises the alarm on all of them when something
 * is not as the ledger says.
 */
@ApplicationScoped
public class SelfCheckJob {
    private static final Logger LOG = Logger.getLogger(SelfCheckJob.class);
    /** A node that dies at work keeps the others from it for so long. */
    private static final Duration CLAIM = Duration.ofMinutes(10);

    private static final Duration RENEWAL = Duration.ofMinutes(1);
    /** After a check that could not be brought to its end. */
    private static final Duration RETRY = Duration.ofHours(1);

    private static final long MOST_WAIT_MILLIS = 5_000;

    private final SelfCheck check;
    private final CheckResults results;
    private final SelfCheckConfig config;
    private final Clock clock;
    private final AtomicBoolean working = new AtomicBoolean();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "self-check");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopped;
    private volatile @Nullable CheckReport last;
    private volatile @Nullable Instant firstLooked;

    SelfCheckJob(SelfCheck check, CheckResults results, SelfCheckConfig config, Clock clock, MeterRegistry metrics) {
        this.check = check;
        this.results = results;
        this.config = config;
        this.clock = clock;
        metrics.gauge("countersign.selfcheck.differences", this, SelfCheckJob::differences);
        metrics.gauge("countersign.selfcheck.completed", this, SelfCheckJob::completed);
    }

    /** The last check that came to its end on any node, as far as this node has heard. */
    Optional<CheckReport> last() {
        return Optional.ofNullable(last);
    }

    /** Whether a check ought to have come to its end long ago. */
    boolean isOverdue() {
        CheckReport report = last;
        Instant since = report == null ? firstLooked : report.endedAt();
        return since != null
                && !config.every().isZero()
                && since.plus(config.every().multipliedBy(2)).plus(RETRY).isBefore(clock.instant());
    }

    private double differences() {
        CheckReport report = last;
        return report == null ? Double.NaN : report.differences();
    }

    private double completed() {
        CheckReport report = last;
        return report == null ? Double.NaN : report.endedAt().getEpochSecond();
    }

    /** Hears of what other nodes found, and begins a check when it is time. */
    @Scheduled(every = "1M", delayed = "1M", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (firstLooked == null) {
            firstLooked = clock.instant();
        }
        try {
            last = results.last().orElse(null);
        } catch (LedgerException e) {
            LOG.error("What the last self-check found cannot be read; another is made when it is time", e);
        }
        if (!config.every().isZero()
                && !working.get()
                && results.claim(clock.instant(), config.every(), CLAIM)
                && working.compareAndSet(false, true)) {
            worker.execute(this::work);
        }
    }

    private void work() {
        try {
            run(new Leisurely());
        } catch (SelfCheck.Stopped e) {
            results.claim((Instant) null);
        } catch (RuntimeException e) {
            LOG.error("The self-check could not be brought to its end; tried again in an hour", e);
            results.claim(clock.instant().plus(RETRY));
        } finally {
            working.set(false);
        }
    }

    /** Checks now, whatever the schedule says, and keeps what was found. */
    CheckReport run(SelfCheck.Pace pace) {
        CheckReport report = check.run(pace, difference -> LOG.errorf("Self-check: %s", difference));
        results.keep(report);
        last = report;
        if (report.holds()) {
            LOG.infof(
                    "Self-check: %d entries and %d registered things agree, in %d s",
                    report.size(),
                    report.things(),
                    Duration.between(report.beganAt(), report.endedAt()).toSeconds());
        } else {
            LOG.errorf(
                    "SELF-CHECK: %d differences between the ledger and the tables. Somebody has changed the database past"
                            + " this application, or the application is wrong. Keep a copy of the database before anything"
                            + " is corrected.",
                    report.differences());
        }
        return report;
    }

    @PreDestroy
    void stop() {
        stopped = true;
        worker.shutdownNow();
    }

    /** Waits as much as it works, and renews the claim. */
    private final class Leisurely implements SelfCheck.Pace {
        private long sliceBegan = System.nanoTime();
        private long claimed = System.nanoTime();

        @Override
        public void step() {
            long now = System.nanoTime();
            if (now - claimed >= RENEWAL.toNanos()) {
                claimed = now;
                results.claim(clock.instant().plus(CLAIM));
            }
            int share = Math.max(1, Math.min(100, config.share()));
            long wait = (now - sliceBegan) * (100 - share) / share;
            try {
                TimeUnit.MILLISECONDS.sleep(Math.min(MOST_WAIT_MILLIS, TimeUnit.NANOSECONDS.toMillis(wait)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SelfCheck.Stopped();
            }
            if (stopped) {
                throw new SelfCheck.Stopped();
            }
            sliceBegan = System.nanoTime();
        }
    }
}
