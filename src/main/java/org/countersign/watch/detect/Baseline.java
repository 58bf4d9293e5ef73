package org.countersign.watch.detect;

/**
 * How often messages to one carrier usually fail by one stage, at most: what its detectors compare with. It stays as it was
 * when the campaign's first message to the carrier was judged.
 *
 * @param failures the share that has failed
 * @param refusals the share that was refused
 * @param undelivered the share that was not delivered, failed or not; {@link #UNKNOWN} where silence is no evidence because
 *     nobody knows how much of it is usual
 * @param failuresAtLeast the share that usually fails at least; 0 while too little history tells
 * @param correlation of the failures within a block of messages sent one after the other; 0 where they are as good as
 *     independent
 */
public record Baseline(
        double failures, double refusals, double undelivered, double failuresAtLeast, double correlation) {
    /** Shares below and above are not told apart from these. */
    public static final double LEAST = 0.005;

    public static final double MOST = 0.3;
    /** The usual rate of a carrier of which nothing is known. */
    public static final double USUAL = 0.03;
    /** Judged messages from which on the history counts, and no longer what was stated. */
    public static final long ENOUGH = 2_000;
    /** Judged messages from which on they tell how much silence is usual: the bound is wide at first, and still true. */
    public static final long TELLING = 200;
    /** All of them, for what is known. */
    public static final double UNKNOWN = 1;
    /** Where more than this are usually silent, silence tells nothing. */
    static final double MOST_UNDELIVERED = 0.95;
    /** Correlations up to this are taken for none. */
    public static final double NEGLIGIBLE_CORRELATION = 0.01;

    private static final double MOST_CORRELATION = 0.5;

    public Baseline {
        requireShare(failures, MOST);
        requireShare(refusals, MOST);
        if (undelivered != UNKNOWN) {
            requireShare(undelivered, MOST_UNDELIVERED);
        }
        if (!(failuresAtLeast >= 0 && failuresAtLeast <= failures)) {
            throw new IllegalArgumentException("the least share of failures must be between 0 and the most");
        }
        if (!(correlation >= 0 && correlation <= MOST_CORRELATION)) {
            throw new IllegalArgumentException("a correlation must be between 0 and " + MOST_CORRELATION);
        }
    }

    /**
     * The baseline of a carrier without history. Refusals are failures and so no more than these; of how much is still under
     * way nothing was said: after two minutes it may be anything, later on no more than the most is assumed.
     */
    public static Baseline stated(Stage stage, double failureRate) {
        double failures = clamp(failureRate);
        return new Baseline(failures, failures, stage == Stage.EARLY ? UNKNOWN : MOST, 0, 0);
    }

    /**
     * The baseline of a carrier with that history at that stage, or the stated one while there is too little. Of silence
     * nothing is ever stated, so what little there is counts sooner.
     */
    public static Baseline of(Stage stage, History history, double statedFailureRate) {
        Baseline stated = stated(stage, statedFailureRate);
        if (history.judged() < TELLING) {
            return stated;
        }
        double correlation = Math.min(history.correlation(), MOST_CORRELATION);
        if (correlation <= NEGLIGIBLE_CORRELATION) {
            correlation = 0;
        }
        // Correlated messages tell less than as many independent ones (the design effect; Kish, "Survey Sampling",
        // 1965).
        double effect = 1 + (History.BLOCK - 1) * correlation;
        double judged = history.judged() / effect;
        double undelivered = undelivered(Bounds.upper(history.undelivered() / effect, judged));
        if (history.judged() < ENOUGH) {
            return new Baseline(stated.failures, stated.refusals, undelivered, 0, 0);
        }
        double most = clamp(Bounds.upper(history.failed() / effect, judged));
        return new Baseline(
                most,
                clamp(Bounds.upper(history.refused() / effect, judged)),
                undelivered,
                Math.min(Bounds.lower(history.failed() / effect, judged), most),
                correlation);
    }

    /** What is usual rather than the most that is: the middle between the bounds, or what was stated. */
    double usualFailures() {
        return failuresAtLeast > 0 ? (failures + failuresAtLeast) / 2 : failures;
    }

    /**
     * Not cut off at {@link #MOST} as failures are: a carrier whose reports usually come after this age would be held in every
     * campaign.
     */
    private static double undelivered(double share) {
        return share > MOST_UNDELIVERED ? UNKNOWN : Math.max(LEAST, share);
    }

    private static double clamp(double share) {
        return Math.max(LEAST, Math.min(MOST, share));
    }

    private static void requireShare(double share, double most) {
        if (!(share >= LEAST && share <= most)) {
            throw new IllegalArgumentException("a baseline must be between " + LEAST + " and " + most);
        }
    }
}
