package org.countersign.watch.detect;

/**
 * The statistic of one stream of trials that may each fail: the Shiryaev–Roberts e-detector, averaged over how much worse
 * than the baseline the failures have become.
 *
 * <p>For each of {@link #ODDS odds ratios} θ, with q the share whose odds are θ times those of the baseline p:
 *
 * <pre>R ← (R + 1) · L,   L = q/p = θ / (1 + (θ − 1) p) on a failure,   L = (1 − q)/(1 − p) = 1 / (1 + (θ − 1) p) otherwise</pre>
 *
 * <p>(Shiryaev, "On optimum methods in quickest detection problems", Theory Probab. Appl. 8, 1963; Roberts, "A comparison of
 * some control chart procedures", Technometrics 8, 1966; Pollak, "Optimal detection of a change in distribution", Ann.
 * Statist. 13, 1985.) As long as each trial, given all before it, fails with a probability of at most p, no L has an
 * expectation above 1; so R minus the number of trials is a supermartingale, R and any average of such R are e-detectors, and
 * the mean number of trials until the average reaches A is at least A (Shin, Ramdas and Rinaldo, "E-detectors: a
 * nonparametric framework for sequential change detection", arXiv:2203.03532, 2022).
 *
 * <p>R is at least min L and is cut off at {@link #CEILING}, so there is nothing to overflow or underflow, without
 * logarithms; cut off, it is smaller than it should be, which takes nothing from the bound, and finds back sooner.
 */
final class Mixture {
    /** From "twice as likely" to "all of them, where nearly none failed". */
    private static final double[] ODDS = {2, 4, 8, 16, 32, 64, 256, 1024};

    static final int SIZE = ODDS.length;
    /** The most that one statistic amounts to. */
    static final double CEILING = 1e13;

    private Mixture() {}

    static double odds(int k) {
        return ODDS[k];
    }

    /** Takes one trial into the statistics at {@code sums[from]} and after. */
    static void judge(double[] sums, int from, boolean failed, double p) {
        judge(sums, from, SIZE, failed, p);
    }

    /** The same of the first {@code size} odds ratios only. */
    static void judge(double[] sums, int from, int size, boolean failed, double p) {
        if (failed) {
            for (int k = 0; k < size; k++) {
                double next = (sums[from + k] + 1) * ODDS[k] / (1 + (ODDS[k] - 1) * p);
                sums[from + k] = Math.min(next, CEILING);
            }
        } else {
            for (int k = 0; k < size; k++) {
                sums[from + k] = (sums[from + k] + 1) / (1 + (ODDS[k] - 1) * p);
            }
        }
    }

    /**
     * The same for trials of which those of one block are correlated, where their failures follow a beta-binomial
     * distribution: L is the ratio of the probabilities, given the block so far, under shares q and p and the same
     * correlation. Given {@code failures} among {@code trials}, Pólya's urn says that the next one fails with probability
     * (s p + failures) / (s + trials), s = (1 − correlation) / correlation.
     */
    static void judge(double[] sums, int from, boolean failed, double p, double correlation, int failures, int trials) {
        double s = strength(correlation);
        for (int k = 0; k < SIZE; k++) {
            double q = ODDS[k] * p / (1 + (ODDS[k] - 1) * p);
            sums[from + k] = Math.min((sums[from + k] + 1) * ratio(failed, q, p, s, failures, trials), CEILING);
        }
    }

    /** How many times likelier the next trial of a block turns out so under a share q than under p. */
    static double ratio(boolean failed, double q, double p, double strength, int failures, int trials) {
        return failed
                ? (strength * q + failures) / (strength * p + failures)
                : (strength * (1 - q) + (trials - failures)) / (strength * (1 - p) + (trials - failures));
    }

    /** s of Pólya's urn. */
    static double strength(double correlation) {
        return (1 - correlation) / correlation;
    }

    /**
     * Where a stream begins that is taken to have been healthy before: for each odds ratio as many trials as it takes healthy
     * ones to make what came before them count e times less, 1 / E[log 1/L], which is about where its statistic stays among
     * healthy trials. Begun at 0 instead, a statistic needs some thirty messages more to find a small change that was there
     * from the first one. (A head start of the Shiryaev–Roberts procedure: Moustakides, Polunchenko and Tartakovsky, "A
     * numerical approach to performance analysis of quickest change-point detection procedures", Statistica Sinica 21, 2011.)
     * The mean number of trials until an alarm is smaller by the mean of these, for which whoever starts so makes up.
     */
    static void start(double[] sums, int from, double p) {
        for (int k = 0; k < SIZE; k++) {
            double denominator = 1 + (ODDS[k] - 1) * p;
            double forgotten = StrictMath.log(denominator) - p * StrictMath.log(ODDS[k]);
            sums[from + k] = 1 / forgotten;
        }
    }

    static double mean(double[] sums, int from) {
        return mean(sums, from, SIZE);
    }

    static double mean(double[] sums, int from, int size) {
        double sum = 0;
        for (int k = 0; k < size; k++) {
            sum += sums[from + k];
        }
        return sum / size;
    }

    /** That the first so many are statistics. */
    static void requireValid(double[] sums, int size) {
        for (int i = 0; i < size; i++) {
            double sum = sums[i];
            if (!(sum >= 0 && sum <= CEILING)) {
                throw new IllegalArgumentException("no statistic: " + sum);
            }
        }
    }
}
