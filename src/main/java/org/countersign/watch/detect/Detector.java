package org.countersign.watch.detect;

import java.nio.ByteBuffer;

/**
 * The evidence that one carrier fails more than usual in one campaign at one stage, from its messages in send order.
 *
 * <p>A weighted average of three e-detectors (see {@link Mixture}) over the same messages: of failures, of refusals, which
 * are rare and so tell fast, and of messages not delivered, whether failed or silent. Against a baseline that no share
 * exceeds, {@link #evidence()} reaches A once in A messages on average, or more rarely.
 *
 * <p>Not safe for use by several threads.
 */
public final class Detector {
    /** What {@link #toBytes()} needs: three streams of 64 bytes and 53 for what they share. */
    public static final int BYTES = 245;

    private static final byte VERSION = 1;
    private static final int STREAMS = 3;
    private static final int FAILURES = 0;
    private static final int REFUSALS = Mixture.SIZE;
    private static final int UNDELIVERED = 2 * Mixture.SIZE;
    private static final double FAILURES_WEIGHT = 0.8;
    private static final double REFUSALS_WEIGHT = 0.1;
    private static final double UNDELIVERED_WEIGHT = 0.1;
    /** Recent messages are those among which so many failures are usual. */
    private static final double RECENT_FAILURES = 30;
    /** Evidence up to which nothing has begun. */
    private static final double UNSUSPECTED = 10;
    /** Evidence from which on a carrier does not tell what is usual. */
    private static final double SUSPECTED = 1e4;

    private final Baseline baseline;
    private final double headStart;
    /** Of all streams, as of the last message. */
    private double average;

    private final double[] sums = new double[STREAMS * Mixture.SIZE];
    /** What this carrier tells as a witness; see {@link Witnesses}. */
    private double failed;

    private double expected;
    private double recentFailed;
    private double recentExpected;
    /** What the witnesses had told when this carrier was unsuspected for the last time. */
    private double failedBefore;

    private double expectedBefore;
    private byte inBlock;
    private byte failedInBlock;
    private byte refusedInBlock;
    private byte undeliveredInBlock;

    /**
     * Begins a stream.
     *
     * @param baseline of this carrier at this stage, the same for as long as the campaign lasts
     */
    public Detector(Baseline baseline) {
        this.baseline = baseline;
        Mixture.start(sums, FAILURES, baseline.failures());
        Mixture.start(sums, REFUSALS, baseline.refusals());
        if (baseline.undelivered() != Baseline.UNKNOWN) {
            Mixture.start(sums, UNDELIVERED, baseline.undelivered());
        }
        this.average = average();
        this.headStart = average;
    }

    /**
     * Takes the next message in send order.
     *
     * @param others what the other carriers tell by now
     */
    public void judge(Outcome outcome, Witnesses others) {
        boolean hasFailed = outcome.isFailure();
        boolean refused = outcome == Outcome.REFUSED;
        boolean undelivered = outcome != Outcome.DELIVERED;
        CommonFactor common = common(others);
        judge(FAILURES, hasFailed, failedInBlock, common.applyTo(baseline.failures()));
        judge(REFUSALS, refused, refusedInBlock, common.applyTo(baseline.refusals()));
        if (baseline.undelivered() != Baseline.UNKNOWN) {
            judge(UNDELIVERED, undelivered, undeliveredInBlock, common.applyTo(baseline.undelivered()));
        }
        average = average();
        testify(hasFailed);
        count(hasFailed, refused, undelivered);
    }

    /**
     * What is common: what the witnesses tell of the time since this carrier began to be suspected, which is soon enough for
     * what has just begun; or of the messages that are recent anyway, which is steady enough for what lasts.
     */
    private CommonFactor common(Witnesses others) {
        if (unbounded() <= UNSUSPECTED) {
            failedBefore = others.failed();
            expectedBefore = others.expected();
        }
        return CommonFactor.of(others.failed() - failedBefore, others.expected() - expectedBefore)
                .or(CommonFactor.of(others.recentFailed(), others.recentExpected()));
    }

    private void testify(boolean hasFailed) {
        if (unbounded() < SUSPECTED) {
            double usual = baseline.usualFailures();
            double kept = 1 - usual / RECENT_FAILURES;
            failed += hasFailed ? 1 : 0;
            expected += usual;
            recentFailed = recentFailed * kept + (hasFailed ? 1 : 0);
            recentExpected = recentExpected * kept + usual;
        }
    }

    private void judge(int stream, boolean hasFailed, int failuresInBlock, double share) {
        if (baseline.correlation() == 0) {
            Mixture.judge(sums, stream, hasFailed, share);
        } else {
            Mixture.judge(sums, stream, hasFailed, share, baseline.correlation(), failuresInBlock, inBlock);
        }
    }

    private void count(boolean hasFailed, boolean refused, boolean undelivered) {
        inBlock++;
        if (hasFailed) {
            failedInBlock++;
        }
        if (refused) {
            refusedInBlock++;
        }
        if (undelivered) {
            undeliveredInBlock++;
        }
        if (inBlock == History.BLOCK) {
            inBlock = 0;
            failedInBlock = 0;
            refusedInBlock = 0;
            undeliveredInBlock = 0;
        }
    }

    /**
     * The statistic to be compared with the thresholds, after its stage's {@link Stage#weight() weight}: the average of the
     * e-detectors, less what they began with, so that they promise what they would have promised from 0.
     */
    public double evidence() {
        return Math.max(0, unbounded());
    }

    /** Evidence that may be negative: the form in which it is an e-detector less a constant. */
    double unbounded() {
        return average - headStart;
    }

    private double average() {
        return FAILURES_WEIGHT * Mixture.mean(sums, FAILURES)
                + REFUSALS_WEIGHT * Mixture.mean(sums, REFUSALS)
                + UNDELIVERED_WEIGHT * Mixture.mean(sums, UNDELIVERED);
    }

    /** Failures in the block that the next message completes, or -1 if it completes none. */
    int failedBeforeLastOfBlock() {
        return inBlock == History.BLOCK - 1 ? failedInBlock : -1;
    }

    public Baseline baseline() {
        return baseline;
    }

    double failed() {
        return failed;
    }

    double expected() {
        return expected;
    }

    double recentFailed() {
        return recentFailed;
    }

    double recentExpected() {
        return recentExpected;
    }

    /** The exact state, from which {@link #fromBytes} goes on as if nothing had happened. */
    public byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.put(VERSION);
        for (double sum : sums) {
            bytes.putDouble(sum);
        }
        bytes.putDouble(failed).putDouble(expected);
        bytes.putDouble(recentFailed).putDouble(recentExpected);
        bytes.putDouble(failedBefore).putDouble(expectedBefore);
        bytes.put(inBlock).put(failedInBlock).put(refusedInBlock).put(undeliveredInBlock);
        return bytes.array();
    }

    /**
     * Goes on from a state.
     *
     * @param baseline the one that the detector was made with
     */
    public static Detector fromBytes(Baseline baseline, byte[] state) {
        if (state.length != BYTES || state[0] != VERSION) {
            throw new IllegalArgumentException("not the state of a detector");
        }
        ByteBuffer bytes = ByteBuffer.wrap(state, 1, BYTES - 1);
        Detector detector = new Detector(baseline);
        for (int i = 0; i < detector.sums.length; i++) {
            detector.sums[i] = bytes.getDouble();
        }
        Mixture.requireValid(detector.sums);
        detector.average = detector.average();
        detector.failed = bytes.getDouble();
        detector.expected = bytes.getDouble();
        detector.recentFailed = bytes.getDouble();
        detector.recentExpected = bytes.getDouble();
        detector.failedBefore = bytes.getDouble();
        detector.expectedBefore = bytes.getDouble();
        detector.inBlock = bytes.get();
        detector.failedInBlock = bytes.get();
        detector.refusedInBlock = bytes.get();
        detector.undeliveredInBlock = bytes.get();
        return detector;
    }
}
