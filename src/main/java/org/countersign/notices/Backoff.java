package org.countersign.notices;

import java.time.Duration;

/**
 * How long to wait after failures: three times as long after each further one, up to a longest, and a random part of it less,
 * so that what failed together does not come back together.
 */
public record Backoff(Duration first, Duration longest) {
    private static final int FACTOR = 3;

    /**
     * The wait before the next attempt, between half of it and the whole.
     *
     * @param failures so far, at least one
     * @param random from 0 to 1
     */
    public Duration after(int failures, double random) {
        long whole = first.toMillis();
        for (int i = 1; i < failures && whole < longest.toMillis(); i++) {
            whole *= FACTOR;
        }
        whole = Math.min(whole, longest.toMillis());
        return Duration.ofMillis(Math.round(whole * (0.5 + random / 2)));
    }
}
