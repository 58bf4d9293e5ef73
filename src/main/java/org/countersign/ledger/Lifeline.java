package org.countersign.ledger;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Fails what waits for the database as soon as the database does not even answer a freshness read in time. So nobody waits
 * long for one that is gone or frozen, yet work that merely takes its time may.
 */
@Singleton
public class Lifeline {
    private final Tail tail;
    private final Duration pause;
    private final Set<Held> held = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean beating = new AtomicBoolean();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "ledger-lifeline");
        thread.setDaemon(true);
        return thread;
    });

    /** Equal to itself only. */
    private static final class Held {
        final CompletableFuture<?> waiting;

        Held(CompletableFuture<?> waiting) {
            this.waiting = waiting;
        }
    }

    Lifeline(Tail tail, LedgerConfig config) {
        this.tail = tail;
        this.pause = config.heartbeat();
    }

    /** The same future, which now fails with {@link NotFresh} in time; on a thread that whoever goes on must leave soon. */
    public <T> CompletableFuture<T> hold(CompletableFuture<T> waiting) {
        if (!waiting.isDone()) {
            Held each = new Held(waiting);
            held.add(each);
            var unused = waiting.whenComplete((value, failure) -> held.remove(each));
            if (beating.compareAndSet(false, true)) {
                beat();
            }
        }
        return waiting;
    }

    private void beat() {
        tail.fresh().whenComplete((head, failure) -> {
            if (failure != null) {
                // On a thread of its own: this one serves everybody who asked for freshness.
                timer.execute(() -> held.forEach(each -> each.waiting.completeExceptionally(failure)));
            }
            var unused = timer.schedule(this::next, pause.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    private void next() {
        if (held.isEmpty()) {
            beating.set(false);
            // Somebody may have come in between.
            if (held.isEmpty() || !beating.compareAndSet(false, true)) {
                return;
            }
        }
        beat();
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
