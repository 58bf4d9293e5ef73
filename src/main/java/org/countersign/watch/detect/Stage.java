package org.countersign.watch.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One of the three ages at which each message is judged, each in a line of its own in send order.
 *
 * <p>Failures come late: a refusal within a second, an expiry after days. Judged in the order in which reports arrive,
 * the end of every healthy campaign is a run of failures. At a fixed age a message is compared with what carriers usually
 * have done with messages of that age.
 */
public enum Stage {
    /** Within two minutes: refusals, and silence where there is usually none. */
    EARLY(Duration.ofMinutes(2), 0.75),
    /** After half an hour: what takes retries to fail. Also where carriers are compared with each other. */
    MIDDLE(Duration.ofMinutes(30), 0.1),
    /** After the validity period, when whatever was not delivered has failed. */
    LAST(Duration.ofDays(2), 0.1);

    /**
     * How long after a message became known its silence may count at the soonest: who hands in yesterday's submissions
     * hands in their reports next.
     */
    public static final Duration GRACE = Duration.ofSeconds(10);

    private final Duration usualAge;
    private final double weight;

    Stage(Duration usualAge, double weight) {
        this.usualAge = usualAge;
        this.weight = weight;
    }

    /** The age unless settings say otherwise; that of {@link #LAST} is the messages' validity period. */
    public Duration usualAge() {
        return usualAge;
    }

    /**
     * This stage's share in the false alarms that a threshold allows: a detector here whose evidence is e counts as weight
     * times e. The shares sum up to less than 1; the rest is the {@link Contrast}'s.
     */
    public double weight() {
        return weight;
    }

    /**
     * What a message counts as here, or empty while that is open; until it is closed, the messages sent after it wait.
     *
     * <p>Early, a message that was announced is judged as soon as it has a final outcome. A message known only by its
     * report is not: refusals are reported before deliveries, and the first reports of a healthy campaign would all be
     * refusals.
     *
     * @param age this stage's age, from the settings
     * @param now not before the latest time at which anything in {@code message} was learnt
     */
    public Optional<Outcome> judge(Sent message, Duration age, Instant now) {
        Instant aged = message.key().submittedAt().plus(age);
        Fate fate = message.fate();
        if (fate != null && fate.at().isAfter(aged)) {
            fate = null;
        }
        boolean closed = !now.isBefore(closesAt(message, age));
        if (fate != null && (closed || (this == EARLY && message.announced()))) {
            return Optional.of(fate.outcome());
        }
        if (!closed) {
            return Optional.empty();
        }
        return Optional.of(this == LAST ? Outcome.FAILED : Outcome.SILENT);
    }

    /** When this stage judges a message at the latest. */
    public Instant closesAt(Sent message, Duration age) {
        Instant aged = message.key().submittedAt().plus(age);
        Instant settled = message.knownAt().plus(GRACE);
        return aged.isAfter(settled) ? aged : settled;
    }
}
