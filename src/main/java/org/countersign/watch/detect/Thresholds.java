package org.countersign.watch.detect;

/**
 * The evidence from which a carrier is warned about and held; each is also the mean number of healthy messages from one
 * false alarm to the next, at least.
 */
public record Thresholds(double warn, double hold) {
    public static final Thresholds DEFAULT = new Thresholds(1e6, 1e8);
    public static final double LEAST = 1e3;
    /** Far enough below {@link Mixture#CEILING} that evidence can reach it in any stream. */
    public static final double MOST = 1e10;

    public Thresholds {
        if (!(warn >= LEAST && warn <= hold && hold <= MOST)) {
            throw new IllegalArgumentException("thresholds must be " + LEAST + " <= warn <= hold <= " + MOST);
        }
    }

    public Level level(double evidence) {
        if (evidence >= hold) {
            return Level.HELD;
        }
        return evidence >= warn ? Level.WARNED : Level.NORMAL;
    }
}
