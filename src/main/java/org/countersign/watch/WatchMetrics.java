package org.countersign.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import org.countersign.core.JsonMappers;
import org.countersign.watch.detect.Level;
import org.countersign.watch.report.DeliveryState;
import org.jspecify.annotations.Nullable;

/** Counts what the watch of this node takes in, and what it notices. */
@Singleton
class WatchMetrics {
    private final Map<DeliveryState, Counter> reports = new EnumMap<>(DeliveryState.class);
    private final Map<Level, Counter> alarms = new EnumMap<>(Level.class);
    private final Counter submissions;
    private final Counter duplicates;
    private final Counter late;
    private final Counter refused;
    private final DistributionSummary streams;

    WatchMetrics(MeterRegistry registry) {
        for (DeliveryState state : DeliveryState.values()) {
            reports.put(
                    state,
                    Counter.builder("countersign.watch.reports")
                            .description("Delivery reports taken that told something new")
                            .tag("state", JsonMappers.word(state))
                            .register(registry));
        }
        for (Level level : Level.values()) {
            if (level != Level.NORMAL) {
                alarms.put(
                        level,
                        Counter.builder("countersign.watch.alarms")
                                .description("Alarms raised")
                                .tag("level", JsonMappers.word(level))
                                .register(registry));
            }
        }
        submissions = Counter.builder("countersign.watch.submissions")
                .description("Submissions taken that told something new")
                .register(registry);
        duplicates = Counter.builder("countersign.watch.duplicates")
                .description("Submissions and reports that told nothing new")
                .register(registry);
        late = Counter.builder("countersign.watch.late.reports")
                .description("Final reports of messages that had been judged without one")
                .register(registry);
        refused = Counter.builder("countersign.watch.refused.lines")
                .description("Lines of batches that were not taken")
                .register(registry);
        streams = DistributionSummary.builder("countersign.watch.streams")
                .description("Streams in memory at a time, while their campaign is judged")
                .register(registry);
    }

    /** What one call has told that is kept; added up here, and counted once that is committed. */
    static final class Told {
        private final Map<DeliveryState, Integer> reports = new EnumMap<>(DeliveryState.class);
        private int submissions;
        private int late;

        void submission() {
            submissions++;
        }

        void report(DeliveryState state, boolean isLate) {
            reports.merge(state, 1, Integer::sum);
            late += isLate ? 1 : 0;
        }
    }

    void took(Told told, int duplicate) {
        told.reports.forEach((state, count) -> increment(reports.get(state), count));
        submissions.increment(told.submissions);
        late.increment(told.late);
        duplicates.increment(duplicate);
    }

    void refused(int lines) {
        refused.increment(lines);
    }

    void inMemory(int count) {
        streams.record(count);
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) Alarm alarm) {
        increment(alarms.get(alarm.anomaly().level()), 1);
    }

    private static void increment(@Nullable Counter counter, int by) {
        if (counter != null) {
            counter.increment(by);
        }
    }
}
