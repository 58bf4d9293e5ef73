package org.countersign.notices.deadlines;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.changes.AffectedCarrier;
import org.countersign.changes.AffectedState;
import org.countersign.changes.Change;
import org.countersign.changes.Changes;
import org.countersign.changes.OpenSignOffs;
import org.countersign.changes.OpenSignOffs.Promise;
import org.countersign.core.ActorId;
import org.countersign.ledger.Ledger;
import org.countersign.notices.AcknowledgementReminded;
import org.countersign.notices.ReminderStage;
import org.countersign.notices.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Puts on record that carriers are reminded, once for each revision, carrier, deadline and stage, under the lock of the change; what
 * they are written is made of that fact as of any other. A stage that was slept through is not made up for: the present one tells it
 * all.
 */
@ApplicationScoped
class Reminders {
    /** What is overdue for longer when it is first looked at is known to people anyway. */
    private static final Duration TOO_LATE = Duration.ofDays(7);

    private static final String OF_PROMISE = " where reference = ? and revision = ? and carrier = ? and deadline = ?";

    private final OpenSignOffs open;
    private final Changes changes;
    private final Ledger ledger;
    private final Sql sql;
    private final DeadlinesConfig config;
    private final Clock clock;

    Reminders(OpenSignOffs open, Changes changes, Ledger ledger, Sql sql, DeadlinesConfig config, Clock clock) {
        this.open = open;
        this.changes = changes;
        this.ledger = ledger;
        this.sql = sql;
        this.config = config;
        this.clock = clock;
    }

    /** The promises that may be worth a reminder now, at most so many, after this one; in order. */
    List<Promise> promises(@Nullable Promise after, int most) {
        Instant now = clock.instant();
        return QuarkusTransaction.requiringNew()
                .call(() -> open.promises(now.minus(TOO_LATE), now.plus(config.remindAhead()), after, most));
    }

    /** Reminds the carrier, unless it has been. */
    void remind(Promise promise) {
        ReminderStage stage = stage(promise, clock.instant());
        if (stage == null) {
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> {
            if (isReminded(promise, stage)) {
                return;
            }
            Change change = changes.lock(promise.reference());
            AffectedCarrier row = change.affected().get(promise.carrier());
            if (row == null
                    || row.state() != AffectedState.PENDING
                    || change.revision() != promise.revision()
                    || !change.status().isInForce()
                    || !note(promise, stage)) {
                return;
            }
            ledger.append(
                    ActorId.SYSTEM,
                    new AcknowledgementReminded(
                            promise.reference(), promise.revision(), promise.carrier(), stage, promise.deadline()));
        });
    }

    /** How far the carrier's time is; null while there is enough of it. */
    private @Nullable ReminderStage stage(Promise promise, Instant now) {
        Instant deadline = promise.deadline();
        if (!now.isBefore(deadline.plus(config.escalateAfter()))) {
            return ReminderStage.OVERDUE;
        }
        if (!now.isBefore(deadline)) {
            return ReminderStage.DUE;
        }
        Duration half = Duration.between(promise.askedAt(), deadline).dividedBy(2);
        Duration ahead = half.compareTo(config.remindAhead()) < 0 ? half : config.remindAhead();
        return now.isBefore(deadline.minus(ahead)) ? null : ReminderStage.AHEAD;
    }

    private boolean isReminded(Promise promise, ReminderStage stage) {
        return last(promise).filter(last -> last.compareTo(stage) >= 0).isPresent();
    }

    /** The last stage of which the carrier was reminded. A deadline that has moved is another one. */
    private Optional<ReminderStage> last(Promise promise) {
        return sql.first(
                "select stage from acknowledgement_reminder" + OF_PROMISE,
                row -> ReminderStage.valueOf(row.getString(1)),
                promise.reference(),
                promise.revision(),
                promise.carrier(),
                promise.deadline());
    }

    /** Notes it; false if another node was first. Under the lock of the change. */
    private boolean note(Promise promise, ReminderStage stage) {
        if (isReminded(promise, stage)) {
            return false;
        }
        if (last(promise).isPresent()) {
            sql.update(
                    "update acknowledgement_reminder set stage = ?" + OF_PROMISE,
                    stage.name(),
                    promise.reference(),
                    promise.revision(),
                    promise.carrier(),
                    promise.deadline());
        } else {
            sql.update(
                    "insert into acknowledgement_reminder (reference, revision, carrier, deadline, stage)"
                            + " values (?, ?, ?, ?, ?)",
                    promise.reference(),
                    promise.revision(),
                    promise.carrier(),
                    promise.deadline(),
                    stage.name());
        }
        return true;
    }
}
