package org.countersign.watch.detect;

import java.time.Instant;

/**
 * What finally became of a message, and when.
 *
 * @param at when the carrier says it happened or when the report came, whichever is earlier: a report that came in time is
 *     in time whatever clock or time zone its sender keeps
 */
public record Fate(Outcome outcome, Instant at) {
    public Fate {
        if (outcome == Outcome.SILENT) {
            throw new IllegalArgumentException("silence is no final outcome");
        }
    }

    /**
     * What two reports of one message say together, in whichever order and however often they come. Delivered is delivered:
     * a failure beside it is that of a copy. Otherwise the earlier one counts.
     */
    public Fate and(Fate other) {
        boolean delivered = outcome == Outcome.DELIVERED;
        if (delivered != (other.outcome == Outcome.DELIVERED)) {
            return delivered ? this : other;
        }
        int byTime = at.compareTo(other.at);
        if (byTime != 0) {
            return byTime < 0 ? this : other;
        }
        return outcome.compareTo(other.outcome) >= 0 ? this : other;
    }
}
