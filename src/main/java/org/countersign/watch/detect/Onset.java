package org.countersign.watch.detect;

import java.util.Optional;

/**
 * Since when a carrier fails more than usual: the most likely change point among its messages.
 *
 * <p>For each of the odds ratios of {@link Mixture}, the sum of log L over the messages from k on is the logarithm of how much
 * likelier they are if the share of failures grew at k than if it never did. The onset is the k at which the greatest of all
 * these sums begins (Page, "Continuous inspection schemes", Biometrika 41, 1954; Hinkley, "Inference about the change-point in
 * a sequence of random variables", Biometrika 57, 1970). Such a sum always begins with a failure: the first bad message.
 *
 * @param trial its index
 * @param weight that sum; the onset that explains more is the better one
 */
public record Onset(int trial, double weight) {

    /**
     * The onset among these trials; empty if nothing speaks for one.
     *
     * @param failed the trials in send order, up to now
     * @param usual the share that usually fails at most
     */
    public static Optional<Onset> of(boolean[] failed, double usual) {
        Onset best = null;
        for (int k = 0; k < Mixture.SIZE; k++) {
            double odds = Mixture.odds(k);
            double ofDelivered = -StrictMath.log(1 + (odds - 1) * usual);
            double ofFailed = StrictMath.log(odds) + ofDelivered;
            double sum = 0;
            for (int trial = failed.length - 1; trial >= 0; trial--) {
                sum += failed[trial] ? ofFailed : ofDelivered;
                if (sum > (best == null ? 0 : best.weight)) {
                    best = new Onset(trial, sum);
                }
            }
        }
        return Optional.ofNullable(best);
    }
}
