package org.countersign.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.countersign.core.ActorId;
import org.countersign.core.Conditions;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;
import org.jspecify.annotations.Nullable;

/** Finds sessions that have not ended. */
@ApplicationScoped
class OpenSessions implements PanacheRepositoryBase<Session, String> {
    /** A use within a minute of the last one recorded is not recorded. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private static final String WITH_OWNER = "select s, p from Session s join Person p on p.id = s.person where ";

    private final SessionConfig config;
    private final Clock clock;

    OpenSessions(SessionConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** A session and the account that it belongs to. */
    record Owned(Session session, Person owner) {}

    /** The session if it still counts, however long it has not been used: of that the browser's cookie tells. */
    Optional<Owned> resume(String id) {
        Instant now = clock.instant();
        return getEntityManager()
                .createQuery(WITH_OWNER + "s.id = :id", Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .map(OpenSessions::owned)
                .filter(found -> found.session().countsFor(found.owner()))
                .filter(found -> !now.isBefore(found.session().begunAt())
                        && found.session().begunAt().isAfter(oldest(now)))
                .findFirst();
    }

    /** Writes down that somebody uses it. */
    void use(Session session) {
        Instant now = clock.instant();
        if (session.lastUsedAt().isBefore(now.minus(GRAIN))) {
            update("lastUsedAt = ?1 where id = ?2 and lastUsedAt < ?1", now, session.id());
        }
    }

    /**
     * Those that are open, the newest first, one more than the page holds.
     *
     * @param person whose; null for everybody's
     * @param q a part of a name or a login; null for any
     */
    List<Owned> page(@Nullable ActorId person, @Nullable String q, Paging paging) {
        Instant now = clock.instant();
        Cursor.Position after = paging.position(1);
        Conditions conditions = new Conditions()
                .and("s.begunAt > :oldest", "oldest", oldest(now))
                .and(
                        "s.lastUsedAt > :unused",
                        "unused",
                        now.minus(config.idle()).minus(GRAIN))
                .and("s.version = p.sessionVersion")
                .and("p.disabled = false")
                .and("s.person = :person", "person", person == null ? null : person.value())
                .and(
                        "(locate(:q, lower(p.name)) > 0 or locate(:q, p.loginKey) > 0)",
                        "q",
                        q == null ? null : q.toLowerCase(Locale.ROOT))
                .and("s.id < :after", "after", after == null ? null : after.text(0));
        var query = getEntityManager().createQuery(WITH_OWNER + conditions.then("order by s.id desc"), Object[].class);
        conditions.values().forEach(query::setParameter);
        return query.setMaxResults(paging.rows())
                .getResultStream()
                .map(OpenSessions::owned)
                .toList();
    }

    /** Ends all sessions of a person but one. */
    void endOthers(ActorId person, @Nullable String kept) {
        delete("person = ?1 and id <> ?2", person.value(), kept == null ? "" : kept);
    }

    /** Those that ended of age, and no cookie brings back. */
    @Scheduled(every = "10M", delayed = "2M")
    void purge() {
        QuarkusTransaction.requiringNew().run(() -> delete("begunAt < ?1", oldest(clock.instant())));
    }

    private Instant oldest(Instant now) {
        return now.minus(config.longest());
    }

    private static Owned owned(Object[] row) {
        return new Owned((Session) row[0], (Person) row[1]);
    }
}
