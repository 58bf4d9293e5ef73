package org.countersign.canaries;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.countersign.core.Conditions;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;

/** Finds canaries of releases. */
@ApplicationScoped
class ReleaseCanaries implements PanacheRepositoryBase<ReleaseCanary, Long> {
    private static final int MOST_ATTEMPTS = 20;

    /** The canary, or a 404 problem. */
    ReleaseCanary require(String reference) {
        return find("reference", reference)
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("canary", reference));
    }

    boolean isRunning(String platform, String carrier) {
        return count("platform = ?1 and carrier = ?2 and state = ?3", platform, carrier, ReleaseCanaryState.RUNNING)
                > 0;
    }

    /**
     * Those that run on a platform.
     *
     * @param carrier at this one alone; null for everywhere
     */
    List<ReleaseCanary> runningOn(String platform, @Nullable String carrier) {
        return carrier == null
                ? list("platform = ?1 and state = ?2 order by id", platform, ReleaseCanaryState.RUNNING)
                : list(
                        "platform = ?1 and carrier = ?2 and state = ?3 order by id",
                        platform,
                        carrier,
                        ReleaseCanaryState.RUNNING);
    }

    /** Those that run and come after this one, the oldest first, at most so many. */
    List<ReleaseCanary> running(long after, int most) {
        return find("state = ?1 and id > ?2 order by id", ReleaseCanaryState.RUNNING, after)
                .range(0, most - 1)
                .list();
    }

    /**
     * Which one in a row it is that was to pass this release at its carrier, since the last that succeeded; from 1. Of many
     * failures the newest {@value #MOST_ATTEMPTS} count.
     */
    int attempt(ReleaseCanary canary) {
        int attempt = 1;
        for (ReleaseCanary earlier : find(
                        "platform = ?1 and carrier = ?2 and id < ?3 order by id desc",
                        canary.platform(),
                        canary.carrier(),
                        canary.id())
                .range(0, MOST_ATTEMPTS - 1)
                .list()) {
            if (earlier.hasSucceeded() || !earlier.isOfSameRelease(canary)) {
                return attempt;
            }
            attempt++;
        }
        return attempt;
    }

    /** The canary with its row locked until the transaction ends. */
    Optional<ReleaseCanary> lock(long id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** This canary as it is now, with its row locked until the transaction ends. */
    ReleaseCanary lock(ReleaseCanary canary) {
        getEntityManager().refresh(canary, LockModeType.PESSIMISTIC_WRITE);
        return canary;
    }

    /** Canaries, the newest first, one more than the page holds. */
    List<ReleaseCanary> page(ReleaseCanaryFilter filter, Paging paging) {
        Conditions conditions = new Conditions()
                .equal("platform", filter.platform)
                .equal("carrier", filter.carrier)
                .equal("campaign", filter.campaign)
                .equal("state", filter.state())
                .below("id", paging.position(1));
        return find(conditions.then("order by id desc"), conditions.parameters())
                .range(0, paging.rows() - 1)
                .list();
    }
}
