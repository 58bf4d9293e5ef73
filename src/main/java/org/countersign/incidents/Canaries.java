package org.countersign.incidents;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;

/** Finds canaries. */
@ApplicationScoped
class Canaries implements PanacheRepositoryBase<IncidentCanary, Long> {

    boolean isRunning(Incident incident) {
        return count("incident = ?1 and state = ?2", incident, CanaryState.RUNNING) > 0;
    }

    /** Whether of the canaries of this incident that were started at this time or later the last that has ended has succeeded. */
    boolean hasSucceededSince(Incident incident, Instant since) {
        return newestEnded(incident)
                .filter(canary -> !canary.startedAt().isBefore(since))
                .filter(IncidentCanary::hasSucceeded)
                .isPresent();
    }

    /** The last one that has ended: one runs at a time, so they end in the order in which they were started. */
    Optional<IncidentCanary> newestEnded(Incident incident) {
        return find("incident = ?1 and state <> ?2 order by id desc", incident, CanaryState.RUNNING)
                .range(0, 0)
                .firstResultOptional();
    }

    /** The ids of those that run, the oldest first, at most so many. */
    List<Long> running(int most) {
        return getEntityManager()
                .createQuery("select c.id from IncidentCanary c where c.state = RUNNING order by c.id", Long.class)
                .setMaxResults(most)
                .getResultList();
    }

    /** The canary with its row locked until the transaction ends. */
    Optional<IncidentCanary> lock(long id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** Those of an incident, the newest first, one more than the page holds. */
    List<IncidentCanary> page(Incident incident, Paging paging) {
        Cursor.Position after = paging.position(1);
        return find(
                        "incident = ?1 and id < ?2 order by id desc",
                        incident,
                        after == null ? Long.MAX_VALUE : after.number(0))
                .range(0, paging.rows() - 1)
                .list();
    }
}
