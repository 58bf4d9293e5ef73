package org.countersign.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.countersign.watch.detect.Baseline;
import org.countersign.watch.detect.CampaignWatch;
import org.countersign.watch.detect.Detector;
import org.countersign.watch.detect.Outcome;
import org.countersign.watch.detect.Stage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to judge a message, of which three in a hundred fail. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DetectionBenchmark {
    private static final Instant SENT = Instant.parse("2013-09-11T06:00:00Z");
    private static final int OUTCOMES = 1 << 16;
    private static final String[] CARRIERS = {"orange-fr", "sfr-fr", "bouygues-fr", "free-fr"};

    private final Outcome[] outcomes = new Outcome[OUTCOMES];
    private Detector independent = detector(0);
    private Detector correlated = detector(0.05);
    private CampaignWatch campaign = campaign();
    private int next;

    @Setup
    public void fill() {
        long state = 1;
        for (int i = 0; i < OUTCOMES; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            outcomes[i] = (state >>> 40) % 100 < 3 ? Outcome.FAILED : Outcome.DELIVERED;
        }
        independent = detector(0);
        correlated = detector(0.05);
        campaign = campaign();
    }

    /** Three streams, and the evidence of all: a carrier that has the campaign for itself. */
    @Benchmark
    public double judge() {
        independent.judge(outcome());
        return independent.evidence();
    }

    /** The same where failures are correlated. */
    @Benchmark
    public double judgeCorrelated() {
        correlated.judge(outcome());
        return correlated.evidence();
    }

    /** At the stage that costs most: of four carriers, twelve streams each, what they tell each other, and contrasts. */
    @Benchmark
    public double judgeInCampaign() {
        String carrier = CARRIERS[next & 3];
        campaign.judge(Stage.MIDDLE, carrier, SENT, outcome());
        return campaign.evidence(carrier).total();
    }

    /** A state written and read. */
    @Benchmark
    public Detector store() {
        return Detector.fromBytes(independent.baseline(), independent.toBytes());
    }

    private Outcome outcome() {
        return outcomes[next++ & (OUTCOMES - 1)];
    }

    private static Detector detector(double correlation) {
        return new Detector(new Baseline(0.03, 0.01, 0.15, 0.025, correlation));
    }

    private static CampaignWatch campaign() {
        return new CampaignWatch(
                (stage, carrier) -> new Baseline(0.03, 0.01, 0.15, 0.025, 0), Duration.ofMinutes(2));
    }
}
