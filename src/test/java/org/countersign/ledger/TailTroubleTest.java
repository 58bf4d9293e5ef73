package org.countersign.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the tail does when something is wrong on its own side of the database. */
class TailTroubleTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Recorder one = new Recorder();
    private final Recorder other = new Recorder();
    private final LoneTail ledger = LoneTail.onH2(UUID.randomUUID().toString(), one, other);

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void nothing_is_fresh_before_the_ledger_has_been_folded() {
        assertThatThrownBy(() -> get(ledger.fresh())).hasCauseInstanceOf(NotFresh.class);
    }

    @Test
    void starting_folds_everything_that_is_there_in_chunks() {
        ledger.append(10);
        ledger.tail.start();
        assertThat(ledger.tail.applied().size()).isEqualTo(10);
        assertThat(one.indexes).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    /** Else the gate, which holds no such entry, would take it for one whose kind it cannot read. */
    @Test
    void who_is_released_between_chunks_is_told_no_gate_size_beyond_what_is_folded() throws Exception {
        try (LoneTail patient = LoneTail.patientOnH2(UUID.randomUUID().toString(), one)) {
            patient.appendAndMoveGate(1);
            patient.tail.start();
            CountDownLatch everybodyWaits = new CountDownLatch(1);
            one.onApply = () -> awaitLatch(everybodyWaits);
            patient.append(1);
            CompletableFuture<Head> first = patient.fresh();
            await().atMost(LONG).until(() -> patient.tail.lag() == 1);
            patient.append(2);
            CompletableFuture<Head> between = patient.fresh();
            await().atMost(LONG).until(() -> patient.tail.lag() == 3);
            patient.appendAndMoveGate(6);
            CompletableFuture<Head> last = patient.fresh();
            await().atMost(LONG).until(() -> patient.tail.lag() == 9);

            everybodyWaits.countDown();

            assertThat(get(first)).isEqualTo(new Head(2, 1));
            assertThat(get(between).gateSize()).isEqualTo(1);
            assertThat(get(last)).isEqualTo(new Head(10, 10));
            assertThat(patient.tail.applied()).isEqualTo(new Head(10, 10));
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_node_told_to_stop_folds_no_further() {
        ledger.append(10);
        one.onApply = ledger.tail::giveUp;
        assertThatThrownBy(ledger.tail::start)
                .isInstanceOf(LedgerException.class)
                .hasMessage("told to stop with 3 of 10 entries folded");
        assertThatThrownBy(() -> get(ledger.fresh())).hasCauseInstanceOf(NotFresh.class);
    }

    @Test
    void what_others_commit_is_followed_even_if_nobody_asks() {
        ledger.tail.start();
        ledger.append(5);
        await().atMost(LONG).until(() -> ledger.tail.applied().size() == 5);
        assertThat(one.indexes).hasSize(5);
    }

    @Test
    void nothing_is_fresh_while_a_projection_fails() {
        ledger.tail.start();
        other.fails = true;
        ledger.append(1);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> get(ledger.fresh()))
                    .cause()
                    .isInstanceOf(NotFresh.class)
                    .hasRootCauseMessage("cannot make sense of this");
        }
        assertThat(ledger.tail.applied().size()).isZero();
        assertThat(ledger.tail.trouble()).isNotNull();
        assertThat(ledger.tail.lag()).isEqualTo(1);
    }

    @Test
    void a_projection_that_recovers_gets_what_it_missed_and_the_others_nothing_twice() {
        ledger.tail.start();
        other.fails = true;
        ledger.append(1);
        assertThatThrownBy(() -> get(ledger.fresh())).hasCauseInstanceOf(NotFresh.class);
        ledger.append(1);

        other.fails = false;

        await().atMost(LONG).until(() -> ledger.tail.applied().size() == 2);
        assertThat(ledger.fresh()).succeedsWithin(Duration.ofSeconds(5));
        assertThat(one.indexes).containsExactly(0L, 1L);
        assertThat(other.indexes).containsExactly(0L, 1L);
        assertThat(ledger.tail.trouble()).isNull();
    }

    @Test
    void a_ledger_that_has_shrunk_is_never_trusted_again() {
        ledger.append(3);
        ledger.tail.start();
        ledger.execute("update ledger_head set size = 2");
        assertThatThrownBy(() -> get(ledger.fresh())).hasStackTraceContaining("shrunk from 3 to 2");
        ledger.execute("update ledger_head set size = 3");
        assertThatThrownBy(() -> get(ledger.fresh())).hasStackTraceContaining("shrunk from 3 to 2");
    }

    @Test
    void questions_share_reads() {
        try (LoneTail patient = LoneTail.patientOnH2(UUID.randomUUID().toString())) {
            patient.tail.start();
            CompletableFuture.allOf(Stream.generate(patient::fresh).limit(1_000).toArray(CompletableFuture[]::new))
                    .join();
            var sharing = patient.metrics
                    .get("countersign.ledger.freshness.questions")
                    .summary();
            assertThat(sharing.totalAmount()).isGreaterThanOrEqualTo(1_000);
            assertThat(sharing.count()).isLessThan(1_000);
        }
    }

    @Test
    void readiness_is_down_until_the_ledger_has_been_folded_and_while_a_projection_fails() {
        LedgerHealth health = new LedgerHealth(ledger.tail);
        assertThat(status(health)).isEqualTo(Status.DOWN);
        ledger.tail.start();
        assertThat(status(health)).isEqualTo(Status.UP);
        other.fails = true;
        ledger.append(1);
        assertThat(status(health)).isEqualTo(Status.DOWN);
    }

    @Test
    void stale_answers_are_refused_unless_they_are_confirmed_to_be_wanted() {
        for (Optional<String> confirmation : List.of(Optional.<String>empty(), Optional.of("yes"))) {
            TestOnlyConfig config = new LoneTail.TestOnly(true, confirmation);
            assertThatThrownBy(config::confirmedServeStale).hasMessageContaining("countersign.test-only.serve-stale");
        }
        assertThat(new LoneTail.TestOnly(false, Optional.empty()).confirmedServeStale())
                .isFalse();
    }

    @Test
    void a_tail_told_to_serve_stale_answers_without_asking_the_database() {
        try (LoneTail stale = LoneTail.staleOnH2(UUID.randomUUID().toString())) {
            stale.append(1);
            assertThat(stale.fresh()).isCompletedWithValue(new Head(0, 0));
        }
    }

    private static Status status(LedgerHealth health) {
        return health.call().await().atMost(Duration.ofSeconds(10)).getStatus();
    }

    private static Head get(CompletableFuture<Head> fresh) throws Exception {
        return fresh.get(1, TimeUnit.MINUTES);
    }
}
