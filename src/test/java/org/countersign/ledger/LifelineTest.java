package org.countersign.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LifelineTest {
    private final Recorder one = new Recorder();
    private final LoneTail ledger = LoneTail.onH2(UUID.randomUUID().toString(), one);

    @BeforeEach
    void start() {
        ledger.tail.start();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void who_waits_is_told_as_soon_as_nothing_is_fresh() {
        one.fails = true;
        ledger.append(1);

        assertThat(ledger.lifeline.hold(new CompletableFuture<>()))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(NotFresh.class);
    }

    @Test
    void what_takes_its_time_goes_on_while_the_ledger_is_fresh() {
        try (LoneTail patient = LoneTail.patientOnH2(UUID.randomUUID().toString())) {
            patient.tail.start();
            CompletableFuture<String> slow = patient.lifeline.hold(new CompletableFuture<>());
            var reads = patient.metrics
                    .get("countersign.ledger.freshness.questions")
                    .summary();
            long before = reads.count();
            await().atMost(Duration.ofMinutes(1)).until(() -> reads.count() > before + 3);

            assertThat(slow).isNotDone();
            slow.complete("done");
            assertThat(slow).isCompletedWithValue("done");
        }
    }
}
