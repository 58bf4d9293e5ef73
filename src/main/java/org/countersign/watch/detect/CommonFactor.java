package org.countersign.watch.detect;

/**
 * By how much the odds of a failure are higher than usual for all carriers alike, as in the night or with a bad list. The
 * baselines of a detector are raised by it: what hits all is no carrier's fault.
 *
 * <p>It is never below 1, so that it takes nothing from what a detector promises while all carriers keep to their baselines;
 * and never above 4, because then something is wrong, whoever's fault it is.
 */
enum CommonFactor {
    NONE(1),
    DOUBLE(2),
    TRIPLE(3),
    QUADRUPLE(4);

    /** Usual failures among the witnesses' messages below which these say nothing. */
    private static final double FEW = 2;
    /** As many usual failures are added to what they tell, so that few messages do not say much. */
    private static final double PRIOR = 2;
    /**
     * The factor is the next one above this many times the estimate: estimates lag behind and scatter, and a detector whose
     * baseline is a little too low finds what it was not to find.
     */
    private static final double MARGIN = 1.2;
    /** Below this, others are not elevated. */
    private static final double NOTICEABLE = 1.2;

    private final double odds;

    CommonFactor(double odds) {
        this.odds = odds;
    }

    /** From how many failed where so many usually do, at most. */
    static CommonFactor of(double failed, double expected) {
        double ratio = (failed + PRIOR) / (expected + PRIOR) * MARGIN;
        if (expected < FEW || ratio < NOTICEABLE * MARGIN) {
            return NONE;
        }
        if (ratio <= DOUBLE.odds) {
            return DOUBLE;
        }
        return ratio <= TRIPLE.odds ? TRIPLE : QUADRUPLE;
    }

    CommonFactor or(CommonFactor other) {
        return compareTo(other) >= 0 ? this : other;
    }

    double applyTo(double share) {
        return this == NONE ? share : Math.min(Baseline.MOST, odds * share / (1 + (odds - 1) * share));
    }
}
