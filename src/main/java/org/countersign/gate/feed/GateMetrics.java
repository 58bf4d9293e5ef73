package org.countersign.gate.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.countersign.core.JsonMappers;
import org.countersign.gate.Decision;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Rule;

/** Counts what the gate does. */
@Singleton
class GateMetrics {
    /** What became of a question. */
    enum Way {
        /** Its decision was the campaign's first or differed from the last one. */
        RECORDED,
        /** It was the same as the campaign's last. */
        REPEATED,
        DRY_RUN
    }

    private final Map<Way, Counter> allows;
    private final Map<Way, Counter> blocks;
    private final Map<Rule, Counter> reasons = new EnumMap<>(Rule.class);
    private final Counter untold;
    private final Timer latency;
    private final DistributionSummary batch;

    GateMetrics(MeterRegistry registry) {
        allows = decisions(registry, Verdict.ALLOW);
        blocks = decisions(registry, Verdict.BLOCK);
        for (Rule rule : Rule.ALL) {
            reasons.put(
                    rule,
                    Counter.builder("countersign.gate.reasons")
                            .description("Blocks in which this rule said no for at least one carrier")
                            .tag("code", rule.code())
                            .register(registry));
        }
        untold = Counter.builder("countersign.gate.untold")
                .description("Questions that could not be decided, which is a block")
                .register(registry);
        latency = Timer.builder("countersign.gate.latency")
                .description("From a question's arrival to its answer")
                .publishPercentileHistogram()
                .register(registry);
        batch = DistributionSummary.builder("countersign.gate.batch")
                .description("Decisions that shared one transaction")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128)
                .register(registry);
    }

    private static Map<Way, Counter> decisions(MeterRegistry registry, Verdict verdict) {
        Map<Way, Counter> counters = new EnumMap<>(Way.class);
        for (Way way : Way.values()) {
            counters.put(
                    way,
                    Counter.builder("countersign.gate.decisions")
                            .description("Questions answered; those whose way is repeated renewed a lease")
                            .tag("verdict", JsonMappers.word(verdict))
                            .tag("way", JsonMappers.word(way))
                            .register(registry));
        }
        return counters;
    }

    void decided(Decision decision, Way way) {
        switch (decision.verdict()) {
            case ALLOW -> increment(allows, way);
            case BLOCK -> {
                increment(blocks, way);
                Outcome.codes(decision).forEach(rule -> increment(reasons, rule));
            }
        }
    }

    private static <K> void increment(Map<K, Counter> counters, K key) {
        Counter counter = counters.get(key);
        if (counter != null) {
            counter.increment();
        }
    }

    void untold() {
        untold.increment();
    }

    void answered(long nanos) {
        latency.record(nanos, TimeUnit.NANOSECONDS);
    }

    void batch(int decisionsInIt) {
        batch.record(decisionsInIt);
    }
}
