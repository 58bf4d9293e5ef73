package org.countersign.campaigns;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;

/** Finds protected periods. */
@ApplicationScoped
public class ProtectedPeriods implements PanacheRepositoryBase<ProtectedPeriod, String> {

    /** This period of this client, or a 404 problem. */
    ProtectedPeriod require(Client client, String id) {
        return find("client = ?1 and id = ?2", client, id)
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("protected period", id));
    }

    /**
     * Periods that share an instant with the time from {@code from} to before {@code until} and were not lifted, by their
     * start, at most so many.
     *
     * @param client whose; null for all
     * @param platform on which the client has a contract at some time in the period; null for any
     */
    public List<ProtectedPeriod> within(
            Instant from, Instant until, @Nullable String client, @Nullable String platform, int most) {
        Parameters parameters = Parameters.with("from", from).and("until", until);
        String where = "k.from < :until and k.until > :from and k.liftedAt is null";
        if (client != null) {
            where += " and c.code = :client";
            parameters.and("client", client);
        }
        if (platform != null) {
            where += " and exists (select 1 from Contract t where t.client = c and t.platform.code = :platform"
                    + " and t.from < k.until and t.until > k.from)";
            parameters.and("platform", platform);
        }
        return find(
                        "from ProtectedPeriod k join fetch k.client c where " + where + " order by k.from, k.id",
                        parameters)
                .range(0, most - 1)
                .list();
    }

    /**
     * Periods that have ended after {@code from} and not after {@code now} and were not lifted, the last first, at most so many.
     *
     * @param client whose; null for all
     */
    public List<ProtectedPeriod> over(Instant from, Instant now, @Nullable String client, int most) {
        Parameters parameters = Parameters.with("from", from).and("now", now);
        String where = "k.until > :from and k.until <= :now and k.liftedAt is null";
        if (client != null) {
            where += " and c.code = :client";
            parameters.and("client", client);
        }
        return most == 0
                ? List.of()
                : find(
                                "from ProtectedPeriod k join fetch k.client c where " + where
                                        + " order by k.until desc, k.id desc",
                                parameters)
                        .range(0, most - 1)
                        .list();
    }

    /** Periods of a client, the newest first, one more than the page holds. */
    List<ProtectedPeriod> page(Client client, Paging paging) {
        Cursor.Position after = paging.position(1);
        Parameters parameters = Parameters.with("client", client);
        if (after != null) {
            parameters.and("after", after.text(0));
        }
        return find("client = :client " + (after == null ? "" : "and id < :after ") + "order by id desc", parameters)
                .range(0, paging.rows() - 1)
                .list();
    }
}
