package org.countersign.watch;

import java.time.Instant;

/**
 * How a campaign's messages to a carrier stood at a time.
 *
 * @param sent messages that were submitted or reported by then; {@code delivered} and {@code failed} among them
 * @param evidence the highest since the point before
 */
public record CurvePoint(Instant at, long sent, long delivered, long failed, double evidence) {
    /** Those of which nothing final is known. */
    public long pending() {
        return sent - delivered - failed;
    }

    /** One point for this one and a later one. */
    CurvePoint and(CurvePoint later) {
        return new CurvePoint(later.at, later.sent, later.delivered, later.failed, Math.max(evidence, later.evidence));
    }
}
