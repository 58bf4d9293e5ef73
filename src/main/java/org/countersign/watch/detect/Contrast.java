package org.countersign.watch.detect;

import java.nio.ByteBuffer;

/**
 * The evidence that one carrier fails more than the others of the same campaign do at the same time, whatever hits all of
 * them alike.
 *
 * <p>Each of its messages is set against the last message to another carrier before it. Pairs of which both failed, or none,
 * say nothing; of the others, the share in which it is this carrier's message that failed is at most a/(a + b), a and b being
 * the odds of a failure at this and at the other carrier: whatever multiplies the odds of both cancels (McNemar, "Note on the
 * sampling error of the difference between correlated proportions", Psychometrika 12, 1947; Cox, "Two further applications
 * of a model for binary regression", Biometrika 45, 1958). These pairs are the trials of an e-detector (see {@link Mixture}):
 * the mean number of pairs, and so of messages, until its evidence reaches A is at least A, as long as this carrier's odds
 * are at most those of its baseline and the other's at least those of its lower bound, both times what is common to them.
 *
 * <p>Its messages are those of {@link Stage#MIDDLE}, all carriers' in one line. Not safe for use by several threads.
 */
public final class Contrast {
    /** The share of the contrast in the false alarms that a threshold allows; see {@link Stage#weight()}. */
    public static final double WEIGHT = 0.05;
    /** What {@link #toBytes()} needs. */
    public static final int BYTES = 74;

    private static final byte VERSION = 1;
    private static final double NOBODY = -1;

    private final double odds;
    private final double[] sums = new double[Mixture.SIZE];
    private boolean otherFailed;
    /** Odds, at least, of the other carrier whose message is not paired yet. */
    private double otherOdds = NOBODY;

    /**
     * Begins a stream.
     *
     * @param baseline of this carrier at {@link Stage#MIDDLE}
     */
    public Contrast(Baseline baseline) {
        this.odds = odds(baseline.failures());
    }

    /** Takes a message to this carrier. */
    public void judge(Outcome outcome) {
        boolean failed = outcome.isFailure();
        if (otherOdds != NOBODY && failed != otherFailed) {
            Mixture.judge(sums, 0, failed, odds / (odds + otherOdds));
        }
        otherOdds = NOBODY;
    }

    /** Takes a message to another carrier, with that carrier's baseline; without a lower bound it serves for nothing. */
    public void judgeOther(Outcome outcome, Baseline baseline) {
        if (baseline.failuresAtLeast() > 0) {
            otherFailed = outcome.isFailure();
            otherOdds = odds(baseline.failuresAtLeast());
        }
    }

    /** The statistic to be compared with the thresholds, after {@link #WEIGHT}. */
    public double evidence() {
        return Mixture.mean(sums, 0);
    }

    private static double odds(double share) {
        return share / (1 - share);
    }

    /** The exact state, for {@link #fromBytes}. */
    public byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.put(VERSION);
        for (double sum : sums) {
            bytes.putDouble(sum);
        }
        bytes.put((byte) (otherFailed ? 1 : 0)).putDouble(otherOdds);
        return bytes.array();
    }

    /**
     * Goes on from a state.
     *
     * @param baseline the one that the contrast was made with
     */
    public static Contrast fromBytes(Baseline baseline, byte[] state) {
        if (state.length != BYTES || state[0] != VERSION) {
            throw new IllegalArgumentException("not the state of a contrast");
        }
        ByteBuffer bytes = ByteBuffer.wrap(state, 1, BYTES - 1);
        Contrast contrast = new Contrast(baseline);
        for (int i = 0; i < contrast.sums.length; i++) {
            contrast.sums[i] = bytes.getDouble();
        }
        Mixture.requireValid(contrast.sums);
        contrast.otherFailed = bytes.get() != 0;
        contrast.otherOdds = bytes.getDouble();
        return contrast;
    }
}
