package org.countersign.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Explores the interleavings of callers and of somebody who changes what is read. That the whole is linearizable says just
 * what is wanted: an answer is never older than its question.
 */
class CoalescedReadLincheckTest {

    /** What lincheck compares with: a plain variable. */
    public static class Variable {
        private int value;

        public void commit() {
            value++;
        }

        public int read() {
            return value;
        }
    }

    /** A committed value that is read through {@link CoalescedRead}. */
    public static class ReadCoalesced {
        private final AtomicInteger committed = new AtomicInteger();
        private final CoalescedRead<Integer> coalesced = new CoalescedRead<>(
                read -> {
                    read.begin();
                    read.answer().complete(committed.get());
                },
                (value, callers) -> callers.answer(value),
                (callers, nanos, failure) -> {},
                Duration.ofHours(1),
                Duration.ofHours(1),
                () -> 0);

        @Operation(nonParallelGroup = "writer")
        public void commit() {
            committed.incrementAndGet();
        }

        @Operation
        public int read() {
            return coalesced.ask().toCompletableFuture().join();
        }
    }

    /** The tempting mistake: to join a read that is already under way. */
    public static class JoinsTheReadUnderWay {
        private final AtomicInteger committed = new AtomicInteger();
        private final AtomicReference<@Nullable CompletableFuture<Integer>> underWay = new AtomicReference<>();

        @Operation(nonParallelGroup = "writer")
        public void commit() {
            committed.incrementAndGet();
        }

        @Operation
        public int read() {
            return ask().toCompletableFuture().join();
        }

        private CompletionStage<Integer> ask() {
            CompletableFuture<Integer> mine = new CompletableFuture<>();
            CompletableFuture<Integer> others = underWay.compareAndExchange(null, mine);
            if (others != null) {
                return others;
            }
            int value = committed.get();
            underWay.set(null);
            mine.complete(value);
            return mine;
        }
    }

    private static ModelCheckingOptions interleavings() {
        return new ModelCheckingOptions()
                .sequentialSpecification(Variable.class)
                .threads(3)
                .actorsPerThread(2)
                .actorsBefore(0)
                .actorsAfter(0)
                .iterations(6)
                .invocationsPerIteration(300);
    }

    @Test
    void no_answer_is_older_than_its_question() {
        interleavings().check(ReadCoalesced.class);
    }

    @Test
    void this_test_notices_an_answer_older_than_its_question() {
        ModelCheckingOptions options = interleavings();
        assertThatThrownBy(() -> options.check(JoinsTheReadUnderWay.class)).isInstanceOf(LincheckAssertionError.class);
    }
}
