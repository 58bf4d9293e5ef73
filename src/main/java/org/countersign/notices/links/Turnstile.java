package org.countersign.notices.links;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.countersign.core.Problem;

/**
 * Lets only so many requests of one kind through in a minute, on this node: whoever guesses at links is slowed down, and a link that
 * went round cannot be used to load the database. Guessing would be in vain anyway, a token having 256 bits.
 */
@ApplicationScoped
public class Turnstile {
    static final int MOST = 30;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_KEYS = 10_000;

    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>();

    Turnstile(Clock clock) {
        this.clock = clock;
    }

    private record Count(Instant since, int number) {}

    /** Counts one more; a 429 problem when there were too many. */
    public synchronized void pass(String key) {
        Instant now = clock.instant();
        Count before = counts.get(key);
        Count count = before == null || !now.isBefore(before.since().plus(WINDOW))
                ? new Count(now, 1)
                : new Count(before.since(), before.number() + 1);
        counts.put(key, count);
        if (counts.size() > MOST_KEYS) {
            // The one that came first; it starts anew.
            counts.remove(counts.keySet().iterator().next());
        }
        if (count.number() > MOST) {
            throw Problem.tooMany(
                    "too-many-requests",
                    Duration.between(now, count.since().plus(WINDOW)).plusSeconds(1),
                    "Too many requests; try again in a minute.");
        }
    }
}
