package org.countersign.ui.changes;

import java.time.Instant;
import org.countersign.changes.AffectedState;
import org.countersign.changes.ChangeView;

/**
 * How many carriers of a change stand where.
 *
 * @param all that are affected
 * @param refused that rejected it or took their acceptance back
 * @param overdue whether some carrier should have acknowledged by now
 */
record Progress(int accepted, int all, int refused, boolean overdue) {

    static Progress of(ChangeView change, Instant now) {
        int accepted = 0;
        int refused = 0;
        boolean overdue = false;
        for (ChangeView.Affected carrier : change.affected()) {
            switch (carrier.state()) {
                case ACCEPTED -> accepted++;
                case REJECTED, WITHDRAWN -> refused++;
                case PENDING -> overdue |= isLate(change, carrier, now);
                case ACKNOWLEDGED -> {}
            }
        }
        return new Progress(accepted, change.affected().size(), refused, overdue);
    }

    /** Whether a carrier that is still asked has let the time pass in which it should have acknowledged. */
    static boolean isLate(ChangeView change, ChangeView.Affected carrier, Instant now) {
        Instant deadline = carrier.acknowledgeBy();
        return change.status().isInForce()
                && carrier.state() == AffectedState.PENDING
                && deadline != null
                && deadline.isBefore(now);
    }
}
