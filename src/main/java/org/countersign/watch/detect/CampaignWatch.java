package org.countersign.watch.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * All detectors of one campaign: gives each judged message to those that it concerns, and tells the evidence against each
 * carrier.
 *
 * <p>Not safe for use by several threads. Its state is that of its detectors and contrasts; whoever stores these can make it
 * anew with {@link #restore(Stage, String, Detector)} and {@link #restore(String, Contrast)}.
 */
public final class CampaignWatch {
    private final BiFunction<Stage, String, Baseline> baselines;
    private final long periodSeconds;
    private final Map<Stage, Map<String, Watched>> stages = new EnumMap<>(Stage.class);
    private final Map<String, Contrast> contrasts = new TreeMap<>();

    private final Map<String, Double> peaks = new TreeMap<>();

    /** A carrier at one stage. */
    private record Watched(Detector detector, Tally tally) {}

    /**
     * Begins with nothing judged.
     *
     * @param baselines of a carrier at a stage; asked once, when the first message is judged
     * @param earlyAge at which {@link Stage#EARLY} is closed; the periods of {@link Testimony} are as long
     */
    public CampaignWatch(BiFunction<Stage, String, Baseline> baselines, Duration earlyAge) {
        this.baselines = baselines;
        this.periodSeconds = Math.max(1, earlyAge.toSeconds());
        for (Stage stage : Stage.values()) {
            stages.put(stage, new TreeMap<>());
        }
    }

    public void restore(Stage stage, String carrier, Detector detector) {
        at(stage).put(carrier, new Watched(detector, new Tally()));
    }

    public void restore(String carrier, Contrast contrast) {
        contrasts.put(carrier, contrast);
    }

    /**
     * Takes the next message of a stage: of that carrier's line at the early stage, of the one line at the others.
     *
     * @param sentAt when it was handed to the platform
     * @return the evidence against the carrier after this message. Whoever takes several at once looks at each, or at
     *     {@link #peak}: what is decided must not depend on how many were taken at once.
     */
    public Evidence judge(Stage stage, String carrier, Instant sentAt, Outcome outcome) {
        return judge(stage, carrier, sentAt, outcome, true);
    }

    /**
     * As {@link #judge(Stage, String, Instant, Outcome)}.
     *
     * @param learns whether this message may tell what is usual
     */
    public Evidence judge(Stage stage, String carrier, Instant sentAt, Outcome outcome, boolean learns) {
        Watched watched = watched(stage, carrier);
        Detector detector = watched.detector;
        if (learns) {
            watched.tally.count(detector, outcome);
        }
        long period = sentAt.getEpochSecond() / periodSeconds;
        detector.judge(
                outcome,
                period,
                others(stage, carrier, period),
                told(stage, detector, period),
                stage == Stage.EARLY ? period - 2 : Long.MAX_VALUE);
        if (stage == Stage.MIDDLE) {
            judgeContrasts(carrier, outcome, detector.baseline());
        }
        Evidence evidence = evidence(carrier);
        peaks.merge(carrier, evidence.total(), Math::max);
        return evidence;
    }

    private Witnesses others(Stage stage, String carrier, long period) {
        Witnesses others = Witnesses.NONE;
        for (Map.Entry<String, Watched> other : at(stage).entrySet()) {
            if (!other.getKey().equals(carrier)) {
                others = others.and(told(stage, other.getValue().detector, period));
            }
        }
        return others;
    }

    /**
     * What a carrier has told by then. At the later stages all carriers' messages are in one line, and what is judged is what
     * was sent before. At the early one, lines may be apart by the age at which all is closed: there it is what was told by messages that
     * were closed for all when the first message of this period was sent.
     */
    private static Witnesses told(Stage stage, Detector detector, long period) {
        return stage == Stage.EARLY
                ? detector.testimony().before(period - 1)
                : detector.testimony().now();
    }

    private void judgeContrasts(String carrier, Outcome outcome, Baseline baseline) {
        contrasts.computeIfAbsent(carrier, unseen -> new Contrast(baseline)).judge(outcome);
        for (Map.Entry<String, Contrast> other : contrasts.entrySet()) {
            if (!other.getKey().equals(carrier)) {
                other.getValue().judgeOther(outcome, baseline);
            }
        }
    }

    /** The evidence against a carrier; 0 where nothing was judged. */
    public Evidence evidence(String carrier) {
        Contrast contrast = contrasts.get(carrier);
        return new Evidence(
                weighed(Stage.EARLY, carrier),
                weighed(Stage.MIDDLE, carrier),
                weighed(Stage.LAST, carrier),
                contrast == null ? 0 : Contrast.WEIGHT * contrast.evidence());
    }

    /** The highest total evidence against a carrier after any message that this watch has judged; 0 if none. */
    public double peak(String carrier) {
        return peaks.getOrDefault(carrier, 0.0);
    }

    private double weighed(Stage stage, String carrier) {
        Detector detector = detector(stage, carrier);
        return detector == null ? 0 : stage.weight() * detector.evidence();
    }

    /** The detector of a carrier at a stage, null while nothing was judged there. */
    public @Nullable Detector detector(Stage stage, String carrier) {
        Watched watched = at(stage).get(carrier);
        return watched == null ? null : watched.detector;
    }

    /** The contrast of a carrier, null while nothing was judged at {@link Stage#MIDDLE}. */
    public @Nullable Contrast contrast(String carrier) {
        return contrasts.get(carrier);
    }

    /**
     * What was learnt of a carrier at a stage since the last call. Belongs into the carrier's history while the carrier is
     * {@link Level#NORMAL} in this campaign, and nowhere otherwise.
     */
    public History takeLearnt(Stage stage, String carrier) {
        Watched watched = at(stage).get(carrier);
        return watched == null ? History.NONE : watched.tally.take();
    }

    private Watched watched(Stage stage, String carrier) {
        return at(stage)
                .computeIfAbsent(
                        carrier, unseen -> new Watched(new Detector(baselines.apply(stage, carrier)), new Tally()));
    }

    private Map<String, Watched> at(Stage stage) {
        Map<String, Watched> carriers = stages.get(stage);
        if (carriers == null) {
            throw new AssertionError(stage);
        }
        return carriers;
    }
}
