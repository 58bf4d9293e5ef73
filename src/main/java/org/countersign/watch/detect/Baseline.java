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
    /** All of them, for what is known. */
    public static final double UNKNOWN = 1;
    /** Correlations up to this are taken for none. */
    public static final double NEGLIGIBLE_CORRELATION = 0.01;

    private static final double MOST_CORRELATION = 0.5;

    public Baseline {
        requireShare(failures);
        requireShare(refusals);
        if (undelivered != UNKNOWN) {
            requireShare(undelivered);
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

    /** The baseline of a carrier with that history at that stage, or the stated one while there is too little. */
    public static Baseline of(Stage stage, History history, double statedFailureRate) {
        if (history.judged() < ENOUGH) {
            return stated(stage, statedFailureRate);
        }
        double correlation = Math.min(history.correlation(), MOST_CORRELATION);
        if (correlation <= NEGLIGIBLE_CORRELATION) {
            correlation = 0;
        }
        // Correlated messages tell less than as many independent ones (the design effect; Kish, "Survey Sampling",
        // 1965).
        double effect = 1 + (History.BLOCK - 1) * correlation;
        double judged = history.judged() / effect;
        double most = clamp(Bounds.upper(history.failed() / effect, judged));
        return new Baseline(
                most,
                clamp(Bounds.upper(history.refused() / effect, judged)),
                clamp(Bounds.upper(history.undelivered() / effect, judged)),
                Math.min(Bounds.lower(history.failed() / effect, judged), most),
                correlation);
    }

    /** What is usual rather than the most that is: the middle between the bounds, or what was stated. */
    double usualFailures() {
        return failuresAtLeast > 0 ? (failures + failuresAtLeast) / 2 : failures;
    }

    private static double clamp(double share) {
        return Math.max(LEAST, Math.min(MOST, share));
    }

    private static void requireShare(double share) {
        if (!(share >= LEAST && share <= MOST)) {
            throw new IllegalArgumentException("a baseline must be between " + LEAST + " and " + MOST);
        }
    }
}
