package org.countersign.notices;

/**
 * How many notices of a webhook were not delivered.
 *
 * @param pending those that are still tried
 * @param dead the dead letters
 */
public record Backlog(long pending, long dead) {
    public static final Backlog NONE = new Backlog(0, 0);

    Backlog plus(Backlog other) {
        return new Backlog(pending + other.pending, dead + other.dead);
    }
}
