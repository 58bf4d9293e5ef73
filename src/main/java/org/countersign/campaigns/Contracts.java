package org.countersign.campaigns;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;
import org.countersign.platforms.Platform;
import org.jspecify.annotations.Nullable;

/** Finds contracts. */
@ApplicationScoped
public class Contracts implements PanacheRepositoryBase<Contract, Long> {
    private static final String WHOLE = "from Contract k join fetch k.client c join fetch k.platform p ";
    private static final String CONTINUED = "exists (select 1 from Contract n where n.client = k.client"
            + " and n.platform = k.platform and n.from = k.until)";

    public Optional<Contract> byCode(String code) {
        return find(WHOLE + "where k.code = :code", Parameters.with("code", code))
                .firstResultOptional();
    }

    /** Whose the contract of this code is. */
    Optional<String> clientOf(String code) {
        return getEntityManager()
                .createQuery("select k.client.code from Contract k where k.code = :code", String.class)
                .setParameter("code", code)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Another contract of the client on the platform whose term shares an instant with this one. */
    Optional<Contract> overlapping(Client client, Platform platform, ContractContent content) {
        return find(
                        "client = :client and platform = :platform and from < :until and until > :from and code <> :code"
                                + " order by from",
                        Parameters.with("client", client)
                                .and("platform", platform)
                                .and("from", content.from())
                                .and("until", content.until())
                                .and("code", content.code()))
                .firstResultOptional();
    }

    /**
     * Contracts whose term shares an instant with the one from {@code from} to before {@code until}, by their end, at most so
     * many.
     *
     * @param client whose; null for all
     * @param platform on which; null for any
     */
    public List<Contract> within(
            Instant from, Instant until, @Nullable String client, @Nullable String platform, int most) {
        return whole(
                        "k.from < :until and k.until > :from",
                        Parameters.with("from", from).and("until", until),
                        client,
                        platform,
                        "k.until, k.id")
                .range(0, most - 1)
                .list();
    }

    /**
     * Contracts that end after {@code from} and not after {@code until} and that no later one continues, by their end, at most
     * so many.
     *
     * @param client whose; null for all
     */
    public List<Contract> ending(Instant from, Instant until, @Nullable String client, int most) {
        return whole(
                        "k.until > :from and k.until <= :until and not " + CONTINUED,
                        Parameters.with("from", from).and("until", until),
                        client,
                        null,
                        "k.until, k.id")
                .range(0, most - 1)
                .list();
    }

    /**
     * Contracts that have ended after {@code from} and not after {@code now} and that no later one continues, the last first, at
     * most so many.
     *
     * @param client whose; null for all
     */
    public List<Contract> ended(Instant from, Instant now, @Nullable String client, int most) {
        return most == 0
                ? List.of()
                : whole(
                                "k.until > :from and k.until <= :now and not " + CONTINUED,
                                Parameters.with("from", from).and("now", now),
                                client,
                                null,
                                "k.until desc, k.id desc")
                        .range(0, most - 1)
                        .list();
    }

    /**
     * When the next contract of each of these clients ends that has not ended yet and that no later one continues, by the
     * client's code; a client without such a contract is absent.
     */
    Map<String, Instant> nextEnds(Collection<String> clients, Instant now) {
        return clients.isEmpty()
                ? Map.of()
                : getEntityManager()
                        .createQuery(
                                "select k.client.code, min(k.until) from Contract k where k.client.code in :clients"
                                        + " and k.until > :now and not " + CONTINUED + " group by k.client.code",
                                Object[].class)
                        .setParameter("clients", clients)
                        .setParameter("now", now)
                        .getResultStream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> (Instant) row[1]));
    }

    /** Contracts, the newest first, one more than the page holds. */
    List<Contract> page(@Nullable String client, @Nullable String platform, Paging paging) {
        Cursor.Position after = paging.position(1);
        Parameters parameters = Parameters.with("after", after == null ? Long.MAX_VALUE : after.number(0));
        return whole("k.id < :after", parameters, client, platform, "k.id desc")
                .range(0, paging.rows() - 1)
                .list();
    }

    /** The query for those of one client and one platform; null for all. */
    private PanacheQuery<Contract> whole(
            String condition, Parameters parameters, @Nullable String client, @Nullable String platform, String order) {
        String where = condition;
        if (client != null) {
            where += " and c.code = :client";
            parameters.and("client", client);
        }
        if (platform != null) {
            where += " and p.code = :platform";
            parameters.and("platform", platform);
        }
        return find(WHOLE + "where " + where + " order by " + order, parameters);
    }
}
