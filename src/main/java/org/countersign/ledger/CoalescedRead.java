package org.countersign.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets many callers share few reads of something that changes, without ever telling a caller a value older than its
 * question. At most one read is in flight. A caller waits for the next read to start, never for one that started before
 * it asked, and all who wait when a read starts share it (as etcd does for its linearizable reads, ReadIndex).
 *
 * <p>A read that hangs is given up after a while: whoever shared it shares the next one. And no caller waits longer than
 * the deadline, counted from its own question.
 *
 * <p>Knows no thread, timer or framework: {@link #sweep} must be called regularly, and answers are handed on by whichever
 * thread completes the read.
 */
final class CoalescedRead<T> {

    /** What is read. */
    @FunctionalInterface
    interface Source<T> {
        /** Sees to it that a read is made, now or as soon as it can be, and returns at once. */
        void read(Read<T> read);
    }

    /** One read, as its source sees it. */
    interface Read<T> {
        /**
         * To be called right before the question is put, and again whenever it is put anew because a connection was lost.
         * Whoever has come until then shares the read.
         *
         * @return how many share it
         */
        int begin();

        /**
         * To be completed with what was read, by any thread. When it turns out to be cancelled, the read has been given up: let
         * go of whatever it hangs on.
         */
        CompletableFuture<T> answer();

        /** A read that nobody shares. */
        static <T> Read<T> alone(CompletableFuture<T> answer) {
            return new Read<>() {
                @Override
                public int begin() {
                    return 1;
                }

                @Override
                public CompletableFuture<T> answer() {
                    return answer;
                }
            };
        }
    }

    /** What happens when a read has succeeded: sees to it that the callers are answered, now or later. */
    @FunctionalInterface
    interface Delivery<T> {
        void deliver(T value, Callers<T> callers);
    }

    /** Those who shared a read. */
    interface Callers<T> {
        void answer(T value);

        void fail(NotFresh failure);
    }

    /** Is told of each read, once it has ended. */
    @FunctionalInterface
    interface Watcher {
        /**
         * A read has succeeded, failed or been given up.
         *
         * @param callers how many shared it
         * @param nanos how long it took
         */
        void landed(int callers, long nanos, @Nullable Throwable failure);
    }

    private final Source<T> source;
    private final Delivery<T> delivery;
    private final Watcher watcher;
    private final long deadline;
    private final long patience;
    private final LongSupplier nanoTime;

    /** Everybody who still has to be answered in time, in the order of asking; those answered leave late. */
    private final Queue<Caller<T>> asked = new ConcurrentLinkedQueue<>();

    // These two are guarded by this object's lock, which is never held while foreign code runs.
    private final List<Caller<T>> waiting = new ArrayList<>();
    private @Nullable Flight inFlight;

    private static final class Caller<T> extends CompletableFuture<T> {
        final long askedAt;

        Caller(long askedAt) {
            this.askedAt = askedAt;
        }
    }

    private final class Flight implements Read<T>, Callers<T> {
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private final long startedAt = nanoTime.getAsLong();
        /** Grows, under the lock, as long as this is the flight under way. */
        private final List<Caller<T>> callers = new ArrayList<>();

        @Override
        public int begin() {
            synchronized (CoalescedRead.this) {
                if (inFlight == this) {
                    callers.addAll(waiting);
                    waiting.clear();
                }
                return callers.size();
            }
        }

        @Override
        public CompletableFuture<T> answer() {
            return answer;
        }

        @Override
        public void answer(T value) {
            callers.forEach(caller -> caller.complete(value));
        }

        @Override
        public void fail(NotFresh failure) {
            callers.forEach(caller -> caller.completeExceptionally(failure));
        }
    }

    /**
     * @param deadline a caller not answered by then is failed at the first {@link #sweep} thereafter
     * @param patience a read that has not ended by then is given up at the first {@link #sweep} thereafter
     * @param nanoTime as {@link System#nanoTime}
     */
    CoalescedRead(
            Source<T> source,
            Delivery<T> delivery,
            Watcher watcher,
            Duration deadline,
            Duration patience,
            LongSupplier nanoTime) {
        this.source = source;
        this.delivery = delivery;
        this.watcher = watcher;
        this.deadline = deadline.toNanos();
        this.patience = patience.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Asks for a value read from now on. Fails with {@link NotFresh} if there is none in time. */
    CompletionStage<T> ask() {
        Caller<T> caller = new Caller<>(nanoTime.getAsLong());
        asked.add(caller);
        Flight next;
        synchronized (this) {
            waiting.add(caller);
            next = depart();
        }
        launch(next);
        return caller;
    }

    /** Gives up a read that hangs, and fails the callers whose time is up. For one thread at a time. */
    void sweep() {
        long now = nanoTime.getAsLong();
        for (Caller<T> oldest = asked.peek();
                oldest != null && (oldest.isDone() || now - oldest.askedAt >= deadline);
                oldest = asked.peek()) {
            asked.remove();
            if (!oldest.isDone()) {
                oldest.completeExceptionally(new NotFresh("The database did not answer in time.", null));
            }
        }
        Flight current;
        synchronized (this) {
            current = inFlight;
        }
        if (current != null && now - current.startedAt >= patience) {
            giveUp(current);
        }
    }

    /** The next read, if there is need of one and none is in flight; the caller holds the lock. */
    private @Nullable Flight depart() {
        if (inFlight != null || waiting.isEmpty()) {
            return null;
        }
        inFlight = new Flight();
        return inFlight;
    }

    private void launch(@Nullable Flight flight) {
        if (flight == null) {
            return;
        }
        var unused = flight.answer.whenComplete((value, failure) -> land(flight, value, failure));
        try {
            source.read(flight);
        } catch (RuntimeException e) {
            flight.answer.completeExceptionally(e);
        }
    }

    private void land(Flight flight, @Nullable T value, @Nullable Throwable failure) {
        if (flight.answer.isCancelled()) {
            // giveUp() goes on once the source has let go.
            return;
        }
        if (failure != null && flight.callers.isEmpty()) {
            // The question could not even be put: that is the answer to those who wait for it.
            flight.begin();
        }
        // First the next read, so that it runs while this one's callers are answered.
        departAfter(flight, List.of());
        watcher.landed(flight.callers.size(), nanoTime.getAsLong() - flight.startedAt, failure);
        if (value != null) {
            try {
                delivery.deliver(value, flight);
            } catch (RuntimeException e) {
                flight.fail(new NotFresh("The answer could not be handed on.", e));
            }
        } else {
            flight.fail(new NotFresh("The database could not be read.", failure));
        }
    }

    private void giveUp(Flight flight) {
        if (flight.answer.cancel(false)) {
            departAfter(
                    flight,
                    flight.callers.stream().filter(caller -> !caller.isDone()).toList());
            watcher.landed(flight.callers.size(), nanoTime.getAsLong() - flight.startedAt, new CancellationException());
        }
    }

    /** Starts the next read, if there is need of one, for these callers and those who have come since. */
    private void departAfter(Flight ended, List<Caller<T>> stillWaiting) {
        Flight next;
        synchronized (this) {
            if (inFlight != ended) {
                throw new IllegalStateException("a read has ended that was not in flight");
            }
            inFlight = null;
            waiting.addAll(0, stillWaiting);
            next = depart();
        }
        launch(next);
    }
}
