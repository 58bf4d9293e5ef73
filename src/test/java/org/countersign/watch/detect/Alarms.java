package org.countersign.watch.detect;

import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** What raises alarms, ours and others', in one form for the simulation: one trial a message. */
interface Alarms {
    /** Takes the next message's outcome; true is an alarm. */
    boolean raised(boolean failed);

    /** This product's: the early stage's detector, after its weight. */
    static Supplier<Alarms> detector(Baseline baseline, double threshold) {
        return () -> {
            Detector detector = new Detector(baseline);
            return failed -> {
                detector.judge(failed ? Outcome.FAILED : Outcome.DELIVERED);
                return Stage.EARLY.weight() * detector.evidence() >= threshold;
            };
        };
    }

    /** How the other carriers of a campaign do while one is looked at. */
    enum Others {
        HEALTHY,
        /** As often as this one, from the same message on. */
        ALIKE
    }

    /**
     * This product's in a campaign to several carriers, at the early stage: for each message to this one a message to each of the
     * others, at a message a second to each.
     *
     * @param others how many
     * @param from the message from which on they fail with this share, if {@link Others#ALIKE}
     */
    static Supplier<Alarms> among(
            int others,
            Others treatment,
            int from,
            double share,
            BiFunction<Stage, String, Baseline> baselines,
            double threshold) {
        long[] seeds = {0};
        return () -> {
            CampaignWatch watch = new CampaignWatch(baselines, Stage.EARLY.usualAge());
            Chance chance = new Chance(1_000 + seeds[0]++);
            long[] sent = {0};
            return failed -> {
                long second = sent[0]++;
                Instant at = Play.START.plusSeconds(second);
                for (int i = 0; i < others; i++) {
                    double theirs = treatment == Others.ALIKE && second >= from ? share : Scenarios.USUAL;
                    watch.judge(
                            Stage.EARLY, "other-" + i, at, chance.with(theirs) ? Outcome.FAILED : Outcome.DELIVERED);
                }
                return watch.judge(Stage.EARLY, Scenarios.ORANGE, at, failed ? Outcome.FAILED : Outcome.DELIVERED)
                                .total()
                        >= threshold;
            };
        };
    }

    /** One mixture alone. */
    static Supplier<Alarms> mixture(double p, double threshold) {
        return () -> {
            double[] sums = new double[Mixture.SIZE];
            return failed -> {
                Mixture.judge(sums, 0, failed, p);
                return Mixture.mean(sums, 0) >= threshold;
            };
        };
    }

    /** Shiryaev and Roberts' procedure, told beforehand what share will fail: nothing with the same guarantee is faster. */
    static Supplier<Alarms> optimum(double p, double q, double threshold) {
        return () -> new Alarms() {
            private double sum;

            @Override
            public boolean raised(boolean failed) {
                sum = (sum + 1) * (failed ? q / p : (1 - q) / (1 - p));
                return sum >= threshold;
            }
        };
    }

    /** More than a tenth of at least a hundred messages within 15 minutes have failed, at a message a second. */
    static Supplier<Alarms> fixedThreshold() {
        return () -> {
            Window window = new Window(15 * 60);
            return failed -> {
                window.add(failed);
                return window.size() >= 100 && window.share() > 0.1;
            };
        };
    }

    /**
     * The burn rate of an error budget: over an hour and over five minutes both, 14.4 times the failures that the objective
     * allows (Beyer et al., "The Site Reliability Workbook", 2018, chapter 5), at a message a second.
     */
    static Supplier<Alarms> burnRate(double objective) {
        double most = 14.4 * (1 - objective);
        return () -> {
            Window hour = new Window(60 * 60);
            Window minutes = new Window(5 * 60);
            return failed -> {
                hour.add(failed);
                minutes.add(failed);
                return hour.share() > most && minutes.share() > most;
            };
        };
    }

    /** The last so many trials. */
    final class Window {
        private final boolean[] failed;
        private long added;
        private int failures;

        Window(int size) {
            failed = new boolean[size];
        }

        void add(boolean hasFailed) {
            int at = (int) (added % failed.length);
            failures += (hasFailed ? 1 : 0) - (failed[at] ? 1 : 0);
            failed[at] = hasFailed;
            added++;
        }

        int size() {
            return (int) Math.min(added, failed.length);
        }

        double share() {
            return (double) failures / size();
        }
    }
}
