package org.countersign.watch.detect;

/**
 * How many times more often than usual messages may fail at all carriers of a campaign alike, as at night or with a bad list.
 * What hits all is no carrier's fault, so each of these is an explanation against which the evidence has to hold; see
 * {@link Detector}.
 *
 * <p>Twice as often is what a night is to be excused for. Four times is the most: where more fails everywhere somebody must be
 * told, whoever's fault it is. Half as often again is there for what lies between, because a carrier whose failures grow to
 * 1.4 times the baseline drifts neither to nor from an alarm (the least odds ratio of {@link Mixture} is 2, and the square
 * root of it is where likelihoods are equal), and would come to one by chance in a long campaign.
 */
enum CommonFactor {
    NONE(1, 1),
    HALF_MORE(1.5, 5),
    DOUBLE(2, 20),
    QUADRUPLE(4, 1e4);

    private final double times;
    private final double presumption;

    CommonFactor(double times, double presumption) {
        this.times = times;
        this.presumption = presumption;
    }

    /**
     * How many times likelier it is that one carrier has begun to fail than that all have, by this factor and at that very
     * moment, before any other has told: prior odds, and a choice. With more, a night warns more often before the others can
     * tell: until then with a probability of so many times the messages over the threshold, at most. With less, a carrier of which
     * a quarter fails is found later, and so the odds are longer the more a common rise would have to explain.
     */
    double presumption() {
        return presumption;
    }

    /** A share, so many times as large; at most the highest baseline. */
    double applyTo(double share) {
        return this == NONE || share >= Baseline.MOST ? share : Math.min(Baseline.MOST, times * share);
    }
}
