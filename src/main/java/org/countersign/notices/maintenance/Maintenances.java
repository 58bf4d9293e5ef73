package org.countersign.notices.maintenance;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.core.ActorId;
import org.countersign.core.Conditions;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.notices.calendar.MaintenanceNotice.Status;
import org.jspecify.annotations.Nullable;

/** Finds carriers' maintenance. */
@ApplicationScoped
class Maintenances implements PanacheRepositoryBase<Maintenance, String> {
    /** What an earlier notice with this UID told of a carrier, with its row locked. */
    Optional<Maintenance> ofCarrier(String uid, String carrier) {
        return find("uidHash = ?1 and carrier = ?2", Maintenance.hash(uid), carrier)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** What an earlier notice with this UID told that named no carrier and came from the same; with its row locked. */
    Optional<Maintenance> ofPoster(String uid, ActorId poster) {
        return find("uidHash = ?1 and poster = ?2", Maintenance.hash(uid), poster.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** With its row locked, or a 404 problem. */
    Maintenance lock(String id) {
        return find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("maintenance notice", id));
    }

    /**
     * One more than the page holds, the newest first.
     *
     * @param carrier the one whose alone are listed; null for all
     */
    List<Maintenance> page(@Nullable String carrier, @Nullable MaintenanceState state, Paging paging) {
        Conditions conditions = new Conditions().equal("carrier", carrier);
        if (state != null) {
            switch (state) {
                case UNMATCHED -> conditions.and("carrier is null").and("dismissedAt is null");
                case MATCHED -> conditions.and("carrier is not null").and("dismissedAt is null");
                case DISMISSED -> conditions.and("dismissedAt is not null");
            }
        }
        Cursor.Position after = paging.position(1);
        conditions.and("id < :after", "after", after == null ? null : after.text(0));
        return find(conditions.then("order by id desc"), conditions.parameters())
                .page(0, paging.rows())
                .list();
    }

    /** A carrier's that are not over, those first that begin first; what was cancelled is among them until its time has passed. */
    List<Maintenance> notOver(String carrier, Instant now, int most) {
        return find("carrier = ?1 and dismissedAt is null and endsAt > ?2 order by startsAt, id", carrier, now)
                .page(0, most)
                .list();
    }

    /**
     * Those that take place in a time, as far as is known, in the order of their beginnings.
     *
     * @param carrier the one whose alone are listed; null for all
     */
    List<Maintenance> within(@Nullable String carrier, Instant from, Instant until, int most) {
        Conditions conditions = new Conditions()
                .and("carrier is not null")
                .and("dismissedAt is null")
                .and("status <> :cancelled", "cancelled", Status.CANCELLED)
                .and("startsAt < :end", "end", until)
                .and("endsAt > :start", "start", from)
                .equal("carrier", carrier);
        return find(conditions.then("order by startsAt, id"), conditions.parameters())
                .page(0, most)
                .list();
    }
}
