package org.countersign.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CoalescedReadTest {
    private static final Duration DEADLINE = Duration.ofMillis(400);
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final List<CompletableFuture<String>> reads = new ArrayList<>();
    private final List<CoalescedRead.Read<String>> started = new ArrayList<>();
    /** Whether a read puts its question as soon as it is asked for. */
    private boolean puts = true;

    private final List<Integer> sharing = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private long now;
    private final CoalescedRead<String> coalesced = new CoalescedRead<>(
            this::read,
            (value, callers) -> callers.answer(value),
            (callers, nanos, failure) -> {
                sharing.add(callers);
                if (failure != null) {
                    failures.add(failure);
                }
            },
            DEADLINE,
            PATIENCE,
            () -> now);

    @Test
    void the_first_caller_starts_a_read_and_gets_its_answer() {
        var caller = ask();
        reads.get(0).complete("a");
        assertThat(caller).isCompletedWithValue("a");
    }

    @Test
    void callers_that_come_during_a_read_wait_for_the_next_and_share_it() {
        var first = ask();
        var others = Stream.generate(this::ask).limit(3).toList();
        assertThat(reads).hasSize(1);

        reads.get(0).complete("old");
        assertThat(first).isCompletedWithValue("old");
        assertThat(others).noneMatch(CompletableFuture::isDone);
        assertThat(reads).hasSize(2);

        reads.get(1).complete("new");
        assertThat(others).allSatisfy(caller -> assertThat(caller).isCompletedWithValue("new"));
        assertThat(sharing).containsExactly(1, 3);
    }

    @Test
    void callers_that_come_before_the_question_is_put_share_the_read() {
        puts = false;
        var early = ask();
        var later = ask();
        started.get(0).begin();
        var late = ask();
        reads.get(0).complete("a");
        assertThat(early).isCompletedWithValue("a");
        assertThat(later).isCompletedWithValue("a");
        assertThat(late).isNotDone();

        started.get(1).begin();
        reads.get(1).complete("b");
        assertThat(late).isCompletedWithValue("b");
        assertThat(sharing).containsExactly(2, 1);
    }

    @Test
    void callers_that_come_before_the_question_is_put_anew_share_the_read() {
        var first = ask();
        var second = ask();
        started.get(0).begin();
        reads.get(0).complete("a");
        assertThat(first).isCompletedWithValue("a");
        assertThat(second).isCompletedWithValue("a");
    }

    @Test
    void a_read_that_fails_before_the_question_is_put_fails_those_who_wait_for_it() {
        puts = false;
        var caller = ask();
        reads.get(0).completeExceptionally(new IllegalStateException("no connection"));
        assertThatThrownBy(caller::join).hasRootCauseMessage("no connection");
        assertThat(reads).hasSize(1);
    }

    @Test
    void a_read_that_hangs_before_the_question_is_put_is_given_up_for_another() {
        puts = false;
        var caller = ask();
        advance(PATIENCE);
        assertThat(reads.get(0)).isCancelled();
        started.get(0).begin();
        started.get(1).begin();
        reads.get(1).complete("b");
        assertThat(caller).isCompletedWithValue("b");
    }

    @Test
    void nothing_is_read_when_nobody_asks() {
        somebodyAsks();
        reads.get(0).complete("a");
        advance(Duration.ofSeconds(10));
        assertThat(reads).hasSize(1);
    }

    @Test
    void a_failed_read_fails_those_who_shared_it_and_nobody_else() {
        var first = ask();
        var second = ask();
        reads.get(0).completeExceptionally(new IllegalStateException("gone"));
        assertThat(first).isCompletedExceptionally();
        assertThatThrownBy(first::join).cause().isInstanceOf(NotFresh.class).hasRootCauseMessage("gone");
        reads.get(1).complete("b");
        assertThat(second).isCompletedWithValue("b");
    }

    @Test
    void a_read_that_cannot_even_start_fails_its_callers() {
        var broken = new CoalescedRead<String>(
                answer -> {
                    throw new IllegalStateException("closed");
                },
                (value, callers) -> callers.answer(value),
                (callers, nanos, failure) -> {},
                DEADLINE,
                PATIENCE,
                () -> now);
        assertThatThrownBy(() -> broken.ask().toCompletableFuture().join()).hasRootCauseMessage("closed");
        assertThatThrownBy(() -> broken.ask().toCompletableFuture().join()).hasRootCauseMessage("closed");
    }

    @Test
    void a_read_that_hangs_is_given_up_and_its_callers_share_the_next() {
        var first = ask();
        advance(Duration.ofMillis(100));
        var second = ask();
        advance(PATIENCE.minusMillis(100));
        assertThat(reads.get(0)).isCancelled();
        assertThat(failures).hasSize(1);

        reads.get(1).complete("b");
        assertThat(first).isCompletedWithValue("b");
        assertThat(second).isCompletedWithValue("b");
    }

    @Test
    void a_read_that_is_not_late_yet_is_not_given_up() {
        somebodyAsks();
        advance(PATIENCE.minusNanos(1));
        assertThat(reads.get(0)).isNotDone();
    }

    @Test
    void the_late_answer_of_a_read_given_up_counts_for_nothing() {
        var caller = ask();
        advance(PATIENCE);
        reads.get(0).complete("late");
        assertThat(caller).isNotDone();
        reads.get(1).complete("b");
        assertThat(caller).isCompletedWithValue("b");
    }

    @Test
    void every_caller_is_failed_at_its_own_deadline_when_all_reads_hang() {
        var first = ask();
        advance(Duration.ofMillis(200));
        var second = ask();
        advance(Duration.ofMillis(199));
        assertThat(first).isNotDone();
        advance(Duration.ofMillis(1));
        assertThat(first).isCompletedExceptionally();
        assertThat(second).isNotDone();
        advance(Duration.ofMillis(200));
        assertThat(second).isCompletedExceptionally();
        assertThatThrownBy(second::join).cause().isInstanceOf(NotFresh.class);
    }

    @Test
    void the_deadline_also_holds_for_callers_whose_read_succeeded_but_whose_answer_does_not_come() {
        var never = new CoalescedRead<String>(
                read -> {
                    read.begin();
                    read.answer().complete("a");
                },
                (value, callers) -> {},
                (callers, nanos, failure) -> {},
                DEADLINE,
                PATIENCE,
                () -> now);
        var caller = never.ask().toCompletableFuture();
        now += DEADLINE.toNanos();
        never.sweep();
        assertThat(caller).isCompletedExceptionally();
    }

    @Test
    void a_caller_already_failed_is_not_taken_along_into_the_next_read() {
        somebodyAsks();
        advance(PATIENCE);
        advance(PATIENCE);
        somebodyAsks();
        reads.get(2).complete("c");
        assertThat(sharing).containsExactly(1, 1, 1);
        assertThat(reads).hasSize(3);
    }

    @Test
    void it_recovers_once_reads_answer_again() {
        IntStream.range(0, 10).forEach(i -> {
            somebodyAsks();
            advance(Duration.ofMillis(100));
        });
        var caller = ask();
        reads.get(reads.size() - 1).complete("x");
        reads.get(reads.size() - 1).complete("back");
        assertThat(caller).isCompletedWithValue("back");
    }

    private void read(CoalescedRead.Read<String> read) {
        started.add(read);
        reads.add(read.answer());
        if (puts) {
            read.begin();
        }
    }

    private void somebodyAsks() {
        var unused = ask();
    }

    private CompletableFuture<String> ask() {
        return coalesced.ask().toCompletableFuture();
    }

    private void advance(Duration time) {
        now += time.toNanos();
        coalesced.sweep();
    }
}
