package org.countersign.watch.detect;

import java.nio.ByteBuffer;

/**
 * The evidence that one carrier fails more than usual in one campaign at one stage, from its messages in send order.
 *
 * <p>Its statistic is a weighted average of three e-detectors (see {@link Mixture}) over the same messages: of failures, of
 * refusals, which are rare and so tell fast, and of messages not delivered, whether failed or silent. Against a baseline that
 * no share exceeds, it reaches A once in A messages on average, or more rarely.
 *
 * <p>Where there are other carriers, the statistic is kept several times: against the baseline, and against what the baseline
 * becomes if a {@link CommonFactor} raises it for all. Each of the latter is multiplied by how many times likelier the others'
 * messages are without that factor, and the least of all is the evidence: it has to hold against whatever explains the failures
 * best. If all carriers fail twice as often, then one of these is an e-detector times a likelihood ratio of other messages,
 * which is expected to be 1 then; so it stays low however long the night is, and the least with it. All run from the beginning, so
 * that nothing has to be estimated first: what is common is weighed over the same messages as what is not. And the evidence is
 * never more than that against the baseline, so what is promised while all carriers keep to theirs needs no other carrier.
 *
 * <p>Not safe for use by several threads.
 */
public final class Detector {
    private static final byte VERSION = 2;
    private static final CommonFactor[] FACTORS = CommonFactor.values();
    private static final int STREAMS = 3;
    private static final int FAILURES = 0;
    private static final int REFUSALS = 1;
    private static final int UNDELIVERED = 2;
    private static final double[] WEIGHTS = {0.8, 0.1, 0.1};
    /** What {@link #toBytes()} needs: twelve streams of 64 bytes, and what they share. */
    public static final int BYTES = 1
            + FACTORS.length * STREAMS * Mixture.SIZE * Double.BYTES
            + FACTORS.length * Double.BYTES
            + Long.BYTES
            + Witnesses.BYTES
            + Testimony.BYTES
            + 4;

    /** Where in {@link #values} the statistics stand, by factor and stream. */
    private static final int SUMS = FACTORS.length * STREAMS * Mixture.SIZE;
    /**
     * From here on, for each factor but none: how many times likelier the others' last messages are without it, within bounds:
     * whether something common has begun just now. What they tell beyond that while this carrier is suspected goes into the
     * statistics.
     */
    private static final int AGAINST = SUMS;
    /** What was heard of the witnesses until now. */
    private static final int HEARD = AGAINST + FACTORS.length - 1;
    /** What this carrier tells the others. */
    private static final int TESTIMONY = HEARD + Witnesses.SIZE;
    /** What the statistics began with, for each factor. */
    private static final int HEAD_STARTS = TESTIMONY + Testimony.SIZE;
    /** What a message of this carrier tells of each factor but none when it was delivered; where messages are independent. */
    private static final int TOLD_BY_DELIVERED = HEAD_STARTS + FACTORS.length;
    /** The same of a message that has failed. */
    private static final int TOLD_BY_FAILED = TOLD_BY_DELIVERED + FACTORS.length - 1;

    private static final int VALUES = TOLD_BY_FAILED + FACTORS.length - 1;

    /**
     * Evidence up to which nothing has begun: among healthy messages it is there most of the time. Until then no witness
     * speaks against a common rise beyond its presumption, because the past says nothing of what begins now.
     */
    private static final double UNSUSPECTED = 10;
    /**
     * By how much others can make the evidence smaller than a carrier's own messages against a factor leave it. In a long night
     * false alarms are so many times rarer; and where everything fails everywhere, which no factor explains, it costs each
     * carrier two or three failures more.
     */
    private static final double MOST_EXCUSED = 0.01;
    /**
     * How many times the evidence what speaks against the baseline may amount to, while another explanation is better: as much as
     * is presumed against a night. It would otherwise add up in the night, and at its end, when that ceases to hold, be left
     * as evidence.
     */
    private static final double AHEAD = CommonFactor.DOUBLE.presumption();
    /**
     * Evidence from which on a carrier does not tell what is usual: a second one that fails is no excuse for the first.
     * Half as many digits as hold: of n healthy messages n in ten thousand at most reach it ({@link Evidence#chance}), so
     * witnesses are hardly ever lost, and a block is left out after its fourth message.
     */
    private static final double SUSPECTED = 1e4;
    /**
     * Witnesses' messages to each of a carrier's own, below which it has nobody to be compared with: to tell its 8 % from
     * a doubling takes some 800 of theirs, in which it would itself have sent four times as many.
     */
    private static final double ENOUGH = 0.25;

    private final Baseline baseline;
    /** All numbers in one array: as objects of their own their headers would be a sixth of what a detector takes. */
    private final double[] values = new double[VALUES];

    private double evidence;
    /** The period of the message with which it began to be suspected for the last time. */
    private long suspectedIn;

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
        for (int f = 0; f < FACTORS.length; f++) {
            CommonFactor factor = FACTORS[f];
            for (int stream = 0; stream < STREAMS; stream++) {
                if (isJudged(stream)) {
                    Mixture.start(values, at(f, stream), factor.applyTo(share(stream)));
                }
            }
            values[HEAD_STARTS + f] = average(f);
            if (f > 0) {
                double usual = baseline.usualFailures();
                double raised = factor.applyTo(usual);
                values[AGAINST + f - 1] = factor.presumption();
                values[TOLD_BY_FAILED + f - 1] = StrictMath.log(usual / raised);
                values[TOLD_BY_DELIVERED + f - 1] = StrictMath.log((1 - usual) / (1 - raised));
            }
        }
        testimony().begin();
    }

    private boolean isJudged(int stream) {
        return stream != UNDELIVERED || baseline.undelivered() != Baseline.UNKNOWN;
    }

    private double share(int stream) {
        return switch (stream) {
            case FAILURES -> baseline.failures();
            case REFUSALS -> baseline.refusals();
            default -> baseline.undelivered();
        };
    }

    private static int at(int factor, int stream) {
        return (factor * STREAMS + stream) * Mixture.SIZE;
    }

    /** Takes the next message in send order, of a carrier that has the campaign for itself: nothing can be common. */
    public void judge(Outcome outcome) {
        judge(outcome, 0);
        evidence = excess(0);
        count(outcome);
    }

    /**
     * Takes the next message in send order.
     *
     * @param period in which it was sent; see {@link Testimony}
     * @param others what the other carriers had told by some earlier time
     * @param own what this one had told by then
     * @param newsOf the period in which the last of that was sent, or a later one
     */
    void judge(Outcome outcome, long period, Witnesses others, Witnesses own, long newsOf) {
        hear(others, newsOf);
        for (int factor = 0; factor < FACTORS.length; factor++) {
            judge(outcome, factor);
        }
        boolean unsuspected = evidence <= UNSUSPECTED;
        evidence = excess(0);
        if (others.messages() >= ENOUGH * own.messages()) {
            evidence = Math.min(evidence, Math.min(excess(1), Math.min(excess(2), excess(3))));
            forgetWhatIsExplained();
        }
        if (unsuspected && evidence > UNSUSPECTED) {
            suspectedIn = period;
        }
        if (evidence < SUSPECTED) {
            testimony().add(period, told(outcome.isFailure()));
        }
        count(outcome);
    }

    private void hear(Witnesses others, long newsOf) {
        Witnesses heard = Witnesses.at(values, HEARD);
        for (int f = 1; f < FACTORS.length; f++) {
            double told = others.against(FACTORS[f]) - heard.against(FACTORS[f]);
            if (told != 0) {
                double now = Math.max(MOST_EXCUSED, Math.min(against(f) * StrictMath.exp(told), Mixture.CEILING));
                double bounded = Math.min(now, FACTORS[f].presumption());
                values[AGAINST + f - 1] = bounded;
                if (now > bounded && evidence > UNSUSPECTED && newsOf > suspectedIn) {
                    scale(f, now / bounded);
                }
            }
        }
        others.put(values, HEARD);
    }

    private double against(int factor) {
        return factor == 0 ? 1 : values[AGAINST + factor - 1];
    }

    private void scale(int factor, double by) {
        for (int i = at(factor, 0); i < at(factor + 1, 0); i++) {
            values[i] = Math.min(values[i] * by, Mixture.CEILING);
        }
    }

    /** Lets no explanation but the best one count so much that it would count still when that one has ceased to hold. */
    private void forgetWhatIsExplained() {
        double ahead = AHEAD * Math.max(evidence, UNSUSPECTED);
        if (excess(0) > ahead) {
            scale(0, (ahead + values[HEAD_STARTS]) / average(0));
        }
        if (evidence <= UNSUSPECTED) {
            for (int f = 1; f < FACTORS.length; f++) {
                double most = FACTORS[f].presumption() * (values[HEAD_STARTS + f] + UNSUSPECTED) / against(f);
                if (average(f) > most) {
                    scale(f, most / average(f));
                }
            }
        }
    }

    private Witnesses told(boolean hasFailed) {
        if (baseline.correlation() == 0) {
            int told = hasFailed ? TOLD_BY_FAILED : TOLD_BY_DELIVERED;
            return new Witnesses(1, values[told], values[told + 1], values[told + 2]);
        }
        return new Witnesses(
                1,
                toldInBlock(hasFailed, FACTORS[1]),
                toldInBlock(hasFailed, FACTORS[2]),
                toldInBlock(hasFailed, FACTORS[3]));
    }

    private double toldInBlock(boolean hasFailed, CommonFactor factor) {
        double usual = baseline.usualFailures();
        return StrictMath.log(Mixture.ratio(
                hasFailed,
                usual,
                factor.applyTo(usual),
                Mixture.strength(baseline.correlation()),
                failedInBlock,
                inBlock));
    }

    private void judge(Outcome outcome, int factor) {
        CommonFactor common = FACTORS[factor];
        judge(at(factor, FAILURES), outcome.isFailure(), failedInBlock, common.applyTo(baseline.failures()));
        judge(at(factor, REFUSALS), outcome == Outcome.REFUSED, refusedInBlock, common.applyTo(baseline.refusals()));
        if (isJudged(UNDELIVERED)) {
            judge(
                    at(factor, UNDELIVERED),
                    outcome != Outcome.DELIVERED,
                    undeliveredInBlock,
                    common.applyTo(baseline.undelivered()));
        }
    }

    private void judge(int stream, boolean hasFailed, int failuresInBlock, double share) {
        if (baseline.correlation() == 0) {
            Mixture.judge(values, stream, hasFailed, share);
        } else {
            Mixture.judge(values, stream, hasFailed, share, baseline.correlation(), failuresInBlock, inBlock);
        }
    }

    private void count(Outcome outcome) {
        inBlock++;
        if (outcome.isFailure()) {
            failedInBlock++;
        }
        if (outcome == Outcome.REFUSED) {
            refusedInBlock++;
        }
        if (outcome != Outcome.DELIVERED) {
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
        return Math.max(0, evidence);
    }

    /** Evidence that may be negative: the form in which it is an e-detector less a constant. */
    double unbounded() {
        return evidence;
    }

    private double excess(int factor) {
        return average(factor) * against(factor) - values[HEAD_STARTS + factor];
    }

    private double average(int factor) {
        double average = 0;
        for (int stream = 0; stream < STREAMS; stream++) {
            average += WEIGHTS[stream] * Mixture.mean(values, at(factor, stream));
        }
        return average;
    }

    /** Failures in the block that the next message completes, or -1 if it completes none. */
    int failedBeforeLastOfBlock() {
        return inBlock == History.BLOCK - 1 ? failedInBlock : -1;
    }

    public Baseline baseline() {
        return baseline;
    }

    Testimony testimony() {
        return new Testimony(values, TESTIMONY);
    }

    /** One that begins with the next message, but for what the other carriers have heard of this one: that stands. */
    public Detector anew() {
        Detector anew = new Detector(baseline);
        System.arraycopy(values, TESTIMONY, anew.values, TESTIMONY, Testimony.SIZE);
        return anew;
    }

    /** The exact state, from which {@link #fromBytes} goes on as if nothing had happened. */
    public byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.put(VERSION);
        for (int i = 0; i < HEARD; i++) {
            bytes.putDouble(values[i]);
        }
        Witnesses.at(values, HEARD).write(bytes);
        testimony().write(bytes);
        bytes.putDouble(evidence).putLong(suspectedIn);
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
        for (int i = 0; i < HEARD; i++) {
            detector.values[i] = bytes.getDouble();
        }
        Mixture.requireValid(detector.values, SUMS);
        Witnesses.read(bytes).put(detector.values, HEARD);
        detector.testimony().read(bytes);
        detector.evidence = bytes.getDouble();
        detector.suspectedIn = bytes.getLong();
        detector.inBlock = bytes.get();
        detector.failedInBlock = bytes.get();
        detector.refusedInBlock = bytes.get();
        detector.undeliveredInBlock = bytes.get();
        return detector;
    }
}
