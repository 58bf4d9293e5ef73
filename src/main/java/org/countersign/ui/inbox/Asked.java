package org.countersign.ui.inbox;

import java.time.Instant;
import java.util.List;
import org.countersign.changes.AffectedState;
import org.countersign.changes.ChangeView;
import org.countersign.changes.Conflict;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A change as one carrier sees it.
 *
 * @param own where the carrier stands; nobody else's standing is shown
 * @param now when the page is made
 */
public record Asked(ChangeView change, ChangeView.Affected own, Instant now) {
    /** The change for this carrier; a 404 problem when it does not affect it. */
    static Asked of(ChangeView change, @Nullable String carrier, Instant now) {
        return change.affected().stream()
                .filter(row -> row.carrier().equals(carrier))
                .findFirst()
                .map(own -> new Asked(change, own, now))
                .orElseThrow(() -> Problem.notFound("change", change.reference()));
    }

    /** Whether something may still be answered. */
    public boolean isOpen() {
        return change.status().isInForce();
    }

    /** What may be answered now. */
    public List<Answer> answers() {
        return isOpen() ? Answer.after(own.state()) : List.of();
    }

    /** Until when the carrier promised to acknowledge; null once it has said anything. */
    public @Nullable Instant acknowledgeBy() {
        return isOpen() && own.state() == AffectedState.PENDING ? own.acknowledgeBy() : null;
    }

    /** Whether that time is past. */
    public boolean isLate() {
        Instant by = acknowledgeBy();
        return by != null && by.isBefore(now);
    }

    /** Whether the planned window has begun. */
    public boolean hasBegun() {
        return !change.window().start().isAfter(now);
    }

    /** The notice that was agreed, where the change is told later than that; null where it is not. */
    public @Nullable Integer shortNotice() {
        return change.conflicts().stream()
                .filter(conflict -> conflict.kind() == Conflict.Kind.SHORT_NOTICE
                        && own.carrier().equals(conflict.carrier()))
                .map(Conflict::noticeDays)
                .findFirst()
                .orElse(null);
    }
}
