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
    public static final int BYTES = 1 + (Contrast.ODDS + 1) * Double.BYTES;

    private static final byte VERSION = 2;
    /** Odds ratios of the mixture: of pairs in which about as many fail on either side, 64 times is nearly all of them. */
    private static final int ODDS = 6;

    private final double odds;
    /**
     * The statistics; and last, of the other carrier whose message is not paired yet, its odds at least, negative if that
     * message failed, and 0 if there is none.
     */
    private final double[] state = new double[ODDS + 1];

    /**
     * Begins a stream.
     *
     * @param baseline of this carrier at {@link Stage#MIDDLE}
     */
    public Contrast(Baseline baseline) {
        // Of failures that come in bursts, pairs one after the other are no independent trials.
        this.odds = baseline.correlation() == 0 ? odds(baseline.failures()) : 0;
    }

    /** Takes a message to this carrier. */
    public void judge(Outcome outcome) {
        boolean failed = outcome.isFailure();
        boolean otherFailed = state[ODDS] < 0;
        double otherOdds = Math.abs(state[ODDS]);
        if (odds > 0 && otherOdds > 0 && failed != otherFailed) {
            Mixture.judge(state, 0, ODDS, failed, odds / (odds + otherOdds));
        }
        state[ODDS] = 0;
    }

    /**
     * Takes a message to another carrier, with that carrier's baseline. It serves for nothing without a lower bound; nor where
     * its failures come in bursts, which would leave more pairs to the others than chance does.
     */
    public void judgeOther(Outcome outcome, Baseline baseline) {
        if (baseline.failuresAtLeast() > 0 && baseline.correlation() == 0) {
            double otherOdds = odds(baseline.failuresAtLeast());
            state[ODDS] = outcome.isFailure() ? -otherOdds : otherOdds;
        }
    }

    /** The statistic to be compared with the thresholds, after {@link #WEIGHT}. */
    public double evidence() {
        return Mixture.mean(state, 0, ODDS);
    }

    private static double odds(double share) {
        return share / (1 - share);
    }

    /** The exact state, for {@link #fromBytes}. */
    public byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.put(VERSION);
        for (double one : state) {
            bytes.putDouble(one);
        }
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
        for (int i = 0; i <= ODDS; i++) {
            contrast.state[i] = bytes.getDouble();
        }
        Mixture.requireValid(contrast.state, ODDS);
        return contrast;
    }
}
