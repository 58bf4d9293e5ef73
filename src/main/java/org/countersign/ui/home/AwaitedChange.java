package org.countersign.ui.home;

import java.time.Instant;
import java.util.List;
import org.countersign.changes.AffectedState;
import org.countersign.changes.ChangeView;
import org.countersign.ui.Names;

/**
 * A change for which carriers have still to accept.
 *
 * @param missing those carriers, the first of them
 * @param accepted how many have accepted
 * @param begun whether it is in effect by its window
 */
public record AwaitedChange(ChangeView change, Few<Missing> missing, long accepted, boolean begun) {
    private static final int MOST = 6;

    /** A carrier that has not accepted, by its name. */
    public record Missing(String name, AffectedState state) {}

    static AwaitedChange of(ChangeView change, Names names, Instant now) {
        List<Missing> missing = change.affected().stream()
                .filter(row -> row.state() != AffectedState.ACCEPTED)
                .map(row -> new Missing(names.carrier(row.carrier()), row.state()))
                .toList();
        return new AwaitedChange(
                change,
                Few.of(missing, MOST),
                change.affected().size() - missing.size(),
                !change.window().start().isAfter(now));
    }

    /** How many carriers it affects. */
    public int affected() {
        return change.affected().size();
    }
}
