package org.countersign.witnesses;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.countersign.core.JsonMappers;
import org.countersign.ledger.merkle.WitnessPolicy;

/** Tells which witness cosigns and which is late. */
@Singleton
class WitnessMetrics {
    private static final String WITNESS = "witness";

    private final MeterRegistry registry;
    private final Witnessings witnessings;
    private final Clock clock;
    /** When each witness cosigned last, by its name. */
    private final Map<String, Instant> cosignedAt = new ConcurrentHashMap<>();

    WitnessMetrics(MeterRegistry registry, Witnessings witnessings, Clock clock) {
        this.registry = registry;
        this.witnessings = witnessings;
        this.clock = clock;
    }

    /** Counts an attempt of this node. */
    void asked(WitnessPolicy.Witness witness, Outcome outcome) {
        Counter.builder("countersign.witness.requests")
                .description("Checkpoints shown to a witness")
                .tag(WITNESS, witness.name())
                .tag("outcome", JsonMappers.word(outcome))
                .register(registry)
                .increment();
    }

    /** Measures how old each witness's newest cosignature is, whichever node asked for it. */
    void follow(List<WitnessPolicy.Witness> witnesses) {
        for (WitnessPolicy.Witness witness : witnesses) {
            Instant at = witnessings.of(witness.key().vkey()).cosignedAt();
            if (at != null && cosignedAt.put(witness.name(), at) == null) {
                Gauge.builder("countersign.witness.age", () -> age(witness.name()))
                        .description("Time since a witness cosigned")
                        .baseUnit("seconds")
                        .tag(WITNESS, witness.name())
                        .register(registry);
            }
        }
    }

    private double age(String name) {
        Instant at = cosignedAt.get(name);
        return at == null ? Double.NaN : Duration.between(at, clock.instant()).toMillis() / 1_000.0;
    }
}
