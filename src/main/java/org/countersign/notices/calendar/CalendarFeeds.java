package org.countersign.notices.calendar;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.countersign.access.Caller;
import org.countersign.access.Role;
import org.countersign.core.ActorId;
import org.countersign.core.Conditions;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;

/** Finds feeds; revoked ones are not found. */
@ApplicationScoped
class CalendarFeeds implements PanacheRepositoryBase<CalendarFeed, String> {
    Optional<CalendarFeed> bySecret(FeedSecret secret) {
        return find("hash = ?1 and revokedAt is null", secret.hash()).firstResultOptional();
    }

    /** The feed if the caller may know of it. */
    Optional<CalendarFeed> of(String id, Caller caller) {
        return find("id = ?1 and revokedAt is null", id).firstResultOptional().filter(feed -> isOf(feed, caller));
    }

    /** As {@link #of}, with its row locked. */
    Optional<CalendarFeed> lock(String id, Caller caller) {
        return find("id = ?1 and revokedAt is null", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .filter(feed -> isOf(feed, caller));
    }

    private static boolean isOf(CalendarFeed feed, Caller caller) {
        return caller.has(Role.ADMIN) || feed.person().equals(caller.actor());
    }

    /** One more than the page holds, newest first, of those that the caller may know of. */
    List<CalendarFeed> page(Caller caller, Paging paging) {
        Conditions conditions = new Conditions()
                .and("revokedAt is null")
                .equal("person", caller.has(Role.ADMIN) ? null : caller.actor().value());
        Cursor.Position after = paging.position(1);
        conditions.and("id < :after", "after", after == null ? null : after.text(0));
        return find(conditions.then("order by id desc"), conditions.parameters())
                .page(0, paging.rows())
                .list();
    }

    /** Those of one person, newest first; no more than one may have. */
    List<CalendarFeed> ofPerson(ActorId person) {
        return list("person = ?1 and revokedAt is null order by id desc", person.value());
    }
}
