package org.countersign.watch.detect;

/**
 * Whether a carrier delivers again, from as few messages as it takes: Wald's sequential probability ratio test between the
 * usual share of failures p and a share q that would be a failure of the carrier.
 *
 * <pre>Λ ← Λ · q/p on a failure,   Λ ← Λ · (1 − q)/(1 − p) otherwise</pre>
 *
 * <p>It fails when Λ reaches 1/α and succeeds when Λ falls to β (Wald, "Sequential tests of statistical hypotheses", Ann. Math.
 * Statist. 16, 1945). As long as each message, given all before it, fails with a probability of at most p, Λ is a
 * supermartingale, so a canary of a healthy carrier fails with a probability of at most α; as long as each fails with at least
 * q, 1/Λ is one, and it succeeds with a probability of at most β (Ville's inequality; Ramdas et al., "Game-theoretic statistics
 * and safe anytime-valid inference", Statist. Sci. 38, 2023). Both hold whenever one looks.
 *
 * @param state what follows from the messages so far
 * @param judged those that counted; none after the one that decided
 * @param ratio Λ
 */
public record Canary(State state, int judged, int failed, double ratio) {
    /** How often, at most, a canary of a healthy carrier fails; and how often one of a failing carrier succeeds. */
    public static final double ERROR = 0.01;

    /** The odds of a failure, times those that are usual, that would be a failure of the carrier … */
    private static final double ODDS = 16;
    /** … but no less than this share, or a canary would take many messages where failures are rare. */
    private static final double LEAST_SHARE = 0.25;

    /** Where a canary stands. */
    public enum State {
        RUNNING,
        SUCCEEDED,
        FAILED
    }

    /**
     * Judges messages.
     *
     * @param failed the messages in send order
     * @param usual the share that usually fails at most, {@link Baseline#LEAST} to {@link Baseline#MOST}
     */
    public static Canary of(boolean[] failed, double usual) {
        return of(failed, usual, 1);
    }

    /**
     * Judges the messages of one of several canaries in a row. Who tries until one succeeds would otherwise have as many chances as
     * they have patience; with half the chance of the one before for each, a failing carrier passes any of them with a
     * probability of at most twice {@link #ERROR}.
     *
     * @param attempt which one in a row it is that none before has succeeded, from 1
     */
    public static Canary of(boolean[] failed, double usual, int attempt) {
        if (!(usual >= Baseline.LEAST && usual <= Baseline.MOST)) {
            throw new IllegalArgumentException(
                    "a baseline must be between " + Baseline.LEAST + " and " + Baseline.MOST);
        }
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts count from 1");
        }
        double failing = failing(usual);
        double enough = StrictMath.scalb(ERROR, 1 - attempt);
        double ratio = 1;
        int failures = 0;
        for (int i = 0; i < failed.length; i++) {
            ratio *= failed[i] ? failing / usual : (1 - failing) / (1 - usual);
            failures += failed[i] ? 1 : 0;
            if (ratio >= 1 / ERROR) {
                return new Canary(State.FAILED, i + 1, failures, ratio);
            }
            if (ratio <= enough) {
                return new Canary(State.SUCCEEDED, i + 1, failures, ratio);
            }
        }
        return new Canary(State.RUNNING, failed.length, failures, ratio);
    }

    /** The share of failures that would be a failure of the carrier. */
    static double failing(double usual) {
        return Math.max(LEAST_SHARE, ODDS * usual / (1 + (ODDS - 1) * usual));
    }
}
