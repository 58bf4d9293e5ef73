package org.countersign.ledger;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the ledger on behalf of this node's {@link Projection}s, and tells callers when what the projections show is
 * fresh: holds every fact that was committed, by any node, before the caller asked.
 */
@ApplicationScoped
public class Tail {
    private static final Logger LOG = Logger.getLogger(Tail.class);
    /** How often deadlines are looked at. */
    private static final Duration TICK = Duration.ofMillis(20);
    /** A projection that failed is not tried again more often. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final LedgerConfig config;
    private final boolean serveStale;
    private final HeadReader headReader;
    private final EntryReader entryReader;
    private final Fold fold;
    private final CoalescedRead<Head> headRead;
    private final ExecutorService follower = Executors.newSingleThreadExecutor(daemon("ledger-tail"));
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(daemon("ledger-ticker"));
    private final Timer latency;
    private final Timer failedLatency;
    private final DistributionSummary sharing;

    private final Queue<Behind> behind = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean followed = new AtomicBoolean();
    private volatile Head applied = new Head(0, 0);
    private volatile long newestSize;
    private volatile long lastRead = System.nanoTime();
    private volatile boolean started;
    private volatile boolean givenUp;
    private volatile @Nullable LedgerException broken;
    /** Of the follower's thread. */
    private long retryAt = System.nanoTime();

    private volatile @Nullable LedgerException shrunk;

    /** Callers whom only a ledger applied up to this head can answer. */
    private record Behind(Head head, CoalescedRead.Callers<Head> callers) {}

    Tail(
            FollowedDatabase database,
            LedgerConfig config,
            TestOnlyConfig testOnly,
            @All List<Projection> projections,
            MeterRegistry metrics) {
        this.config = config;
        this.serveStale = testOnly.confirmedServeStale();
        this.headReader = database.headReader();
        this.entryReader = database.entryReader();
        this.fold = new Fold(projections, entryReader::entries, config.chunk());
        this.headRead = new CoalescedRead<>(
                this::readHead,
                this::deliver,
                this::landed,
                // A sweep comes up to a tick late, and a caller must not be.
                config.freshnessDeadline().minus(TICK),
                config.readPatience().minus(TICK),
                System::nanoTime);
        this.latency = Timer.builder("countersign.ledger.freshness.read")
                .description("Reads of the ledger's size")
                .tag("outcome", "success")
                .publishPercentileHistogram()
                .register(metrics);
        this.failedLatency = Timer.builder("countersign.ledger.freshness.read")
                .tag("outcome", "failure")
                .publishPercentileHistogram()
                .register(metrics);
        this.sharing = DistributionSummary.builder("countersign.ledger.freshness.questions")
                .description("Questions that shared one read of the ledger's size")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024)
                .register(metrics);
        metrics.gauge("countersign.ledger.fold.lag", this, Tail::lag);
        metrics.gauge("countersign.ledger.size", this, tail -> tail.applied.size());
    }

    /**
     * Completes once every projection has applied all entries that were committed before this call; the head says up to
     * where. Fails with {@link NotFresh} at most {@link LedgerConfig#freshnessDeadline} after this call.
     *
     * <p>What the caller attaches runs on a thread that completes all who wait (an event loop with PostgreSQL), so it must be
     * short or go elsewhere.
     */
    public CompletionStage<Head> fresh() {
        if (serveStale) {
            return CompletableFuture.completedFuture(applied);
        }
        if (!started) {
            return CompletableFuture.failedFuture(new NotFresh("The node is still reading the ledger.", null));
        }
        return headRead.ask();
    }

    /** Up to where every projection has applied the ledger. */
    public Head applied() {
        return applied;
    }

    /** What keeps this node from following the ledger; null if nothing does. */
    @Nullable
    LedgerException trouble() {
        return shrunk == null ? broken : shrunk;
    }

    /** Whether the fold from the first entry to the present has been made. */
    boolean isStarted() {
        return started;
    }

    /** How many entries are known to exist that the projections do not hold yet. */
    long lag() {
        return Math.max(0, newestSize - applied.size());
    }

    /** Folds the whole ledger, and follows it from then on. */
    void start() {
        if (serveStale) {
            LOG.error(
                    "TEST ONLY: this node answers without asking whether its knowledge is fresh. Its answers may be wrong.");
        }
        long began = System.nanoTime();
        Head head = firstHead(began + config.startPatience().toNanos());
        newestSize = head.size();
        try {
            follower.submit(() -> follow(head)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerException("interrupted while folding the ledger", e);
        } catch (ExecutionException e) {
            throw new LedgerException("the ledger could not be folded", e);
        }
        if (givenUp) {
            throw new LedgerException(
                    "told to stop with " + fold.size() + " of " + head.size() + " entries folded", null);
        }
        LOG.infof(
                "Folded the ledger to size %d in %d ms",
                applied.size(), Duration.ofNanos(System.nanoTime() - began).toMillis());
        started = true;
        var unusedHandle =
                ticker.scheduleAtFixedRate(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Makes a {@link #start} that still folds fail soon; a node told to stop has no use for the minutes it would take. */
    void giveUp() {
        givenUp = true;
    }

    private Head firstHead(long until) {
        while (true) {
            CompletableFuture<Head> present = new CompletableFuture<>();
            headReader.read(CoalescedRead.Read.alone(present));
            try {
                try {
                    return present.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
                } catch (ExecutionException e) {
                    if (System.nanoTime() - until >= 0) {
                        throw new LedgerException("the ledger could not be read at start-up", e);
                    }
                    TimeUnit.MILLISECONDS.sleep(TICK.toMillis());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LedgerException("interrupted while reading the ledger", e);
            } catch (TimeoutException e) {
                present.cancel(false);
                throw new LedgerException("the ledger could not be read at start-up", e);
            }
        }
    }

    private void tick() {
        try {
            headRead.sweep();
            if (System.nanoTime() - lastRead >= config.poll().toNanos()) {
                lastRead = System.nanoTime();
                var unused = headRead.ask();
            }
        } catch (RuntimeException e) {
            LOG.error("Looking after deadlines failed", e);
        }
    }

    private void readHead(CoalescedRead.Read<Head> asked) {
        CompletableFuture<Head> answer = asked.answer();
        if (shrunk != null) {
            answer.completeExceptionally(shrunk);
            return;
        }
        Reading reading = new Reading(asked, new CompletableFuture<>());
        long known = applied.size();
        var unusedEnd = answer.whenComplete((head, failure) -> {
            if (answer.isCancelled()) {
                reading.answer.cancel(false);
            }
        });
        var unusedRead = reading.answer.whenComplete((head, failure) -> {
            if (head == null) {
                answer.completeExceptionally(failure);
            } else if (head.size() < known) {
                // Another database behind the same address, or a backup: what is known here is not true any more.
                LedgerException less = new LedgerException(
                        "the ledger has shrunk from " + known + " to " + head.size() + " entries; restart this node",
                        null);
                LOG.error(less.getMessage());
                shrunk = less;
                answer.completeExceptionally(less);
            } else {
                answer.complete(head);
            }
        });
        headReader.read(reading);
    }

    /** A read of the head, whose answer is looked at before it is handed on. */
    private record Reading(CoalescedRead.Read<Head> asked, CompletableFuture<Head> answer)
            implements CoalescedRead.Read<Head> {
        @Override
        public int begin() {
            return asked.begin();
        }
    }

    private void landed(int callers, long nanos, @Nullable Throwable failure) {
        lastRead = System.nanoTime();
        sharing.record(callers);
        (failure == null ? latency : failedLatency).record(nanos, TimeUnit.NANOSECONDS);
    }

    private void deliver(Head head, CoalescedRead.Callers<Head> callers) {
        Head present = applied;
        if (present.size() >= head.size()) {
            callers.answer(present.and(head));
            return;
        }
        newestSize = Math.max(newestSize, head.size());
        behind.add(new Behind(head, callers));
        wakeFollower();
    }

    private void wakeFollower() {
        if (followed.compareAndSet(false, true)) {
            follower.execute(() -> {
                followed.set(false);
                catchUp();
            });
        }
    }

    /** Applies what is new until nobody is behind; runs on the follower's thread. */
    private void catchUp() {
        while (true) {
            Head target = null;
            for (Behind waiting : behind) {
                target = target == null || waiting.head().size() > target.size() ? waiting.head() : target;
            }
            if (target == null) {
                return;
            }
            follow(target);
            LedgerException trouble = broken;
            if (trouble != null) {
                for (Behind waiting = behind.poll(); waiting != null; waiting = behind.poll()) {
                    waiting.callers().fail(new NotFresh("The node could not follow the ledger.", trouble));
                }
            }
        }
    }

    private void follow(Head target) {
        if (System.nanoTime() - retryAt < 0) {
            return;
        }
        try {
            while (fold.size() < target.size() && !givenUp) {
                fold.step(target.size());
                publish(target);
            }
            if (broken != null) {
                LOG.info("Following the ledger again");
                broken = null;
            }
            release();
        } catch (Fold.ProjectionFailed | RuntimeException e) {
            retryAt = System.nanoTime() + RETRY.toNanos();
            stuck(e);
        } catch (SQLException e) {
            stuck(e);
        }
    }

    private void stuck(Exception cause) {
        String message = "cannot follow the ledger beyond size " + fold.size();
        if (broken == null) {
            LOG.error(message, cause);
        }
        broken = new LedgerException(message, cause);
    }

    private void publish(Head target) {
        long size = fold.size();
        // Between chunks it is not known which of the new entries moves the gate; only that those before did.
        applied = new Head(size, target.gateSize() <= size ? target.gateSize() : applied.gateSize());
        release();
    }

    /** Answers those who wait for no more than what is applied. */
    private void release() {
        Head present = applied;
        List<Behind> caughtUp = new ArrayList<>();
        for (Iterator<Behind> each = behind.iterator(); each.hasNext(); ) {
            Behind waiting = each.next();
            if (waiting.head().size() <= present.size()) {
                each.remove();
                caughtUp.add(waiting);
            }
        }
        for (Behind waiting : caughtUp) {
            waiting.callers().answer(present.and(waiting.head()));
        }
    }

    @PreDestroy
    void stop() {
        ticker.shutdownNow();
        headReader.close();
        follower.execute(entryReader::close);
        follower.shutdown();
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
