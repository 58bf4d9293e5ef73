package org.countersign.campaigns;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.countersign.core.Cursor;
import org.countersign.core.Limits;
import org.countersign.core.Paging;
import org.jspecify.annotations.Nullable;

/** Finds campaigns. */
@ApplicationScoped
public class Campaigns implements PanacheRepositoryBase<Campaign, Long> {
    /** Of so many campaigns, the newest, the names are searched. */
    public static final int MOST_NAMES = 2_000;

    /** The id of what is not there. */
    private static final long NONE = -1;

    private static final String WHOLE = "from Campaign k join fetch k.client c join fetch k.platform p ";

    public Optional<Campaign> byCode(String code) {
        return find(WHOLE + "where k.code = :code", Parameters.with("code", code))
                .firstResultOptional();
    }

    /** Whose the campaign of this code is. */
    Optional<String> clientOf(String code) {
        return getEntityManager()
                .createQuery("select k.client.code from Campaign k where k.code = :code", String.class)
                .setParameter("code", code)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** The names of the campaigns with these codes, by code. */
    public Map<String, String> namesOf(Collection<String> codes) {
        Map<String, String> names = new TreeMap<>();
        if (!codes.isEmpty()) {
            getEntityManager()
                    .createQuery("select k.code, k.name from Campaign k where k.code in :codes", Object[].class)
                    .setParameter("codes", codes)
                    .getResultList()
                    .forEach(row -> names.put((String) row[0], (String) row[1]));
        }
        return names;
    }

    /** Those of these codes that there are. */
    public List<Campaign> byCodes(Collection<String> codes) {
        return codes.isEmpty()
                ? List.of()
                : find(WHOLE + "where k.code in :codes", Parameters.with("codes", codes))
                        .list();
    }

    /**
     * Campaigns that launch from {@code from} to before {@code until}, the soonest first, at most so many.
     *
     * @param client whose; null for all
     * @param platform over which; null for any
     */
    public List<Campaign> launching(
            Instant from, Instant until, @Nullable String client, @Nullable String platform, int most) {
        return whole(
                        "k.launchAt >= :from and k.launchAt < :until",
                        Parameters.with("from", from).and("until", until),
                        client,
                        platform,
                        "k.launchAt, k.id")
                .range(0, most - 1)
                .list();
    }

    /** Campaigns that were to launch from {@code from} to before {@code until}, the last first, at most so many. */
    List<Campaign> launched(Instant from, Instant until, @Nullable String client, int most) {
        return whole(
                        "k.launchAt >= :from and k.launchAt < :until",
                        Parameters.with("from", from).and("until", until),
                        client,
                        null,
                        "k.launchAt desc, k.id desc")
                .range(0, most - 1)
                .list();
    }

    /**
     * Campaigns that launch from then on, the soonest first, one more than the page holds.
     *
     * @param client whose; null for all
     */
    List<Campaign> launchingPage(Instant from, @Nullable String client, Paging paging) {
        Cursor.Position after = paging.position(2);
        return after == null
                ? launching(from, Limits.LATEST, client, null, paging.rows())
                : whole(
                                "(k.launchAt > :launch or (k.launchAt = :launch and k.id > :after))",
                                Parameters.with("launch", after.instant(0)).and("after", after.number(1)),
                                client,
                                null,
                                "k.launchAt, k.id")
                        .range(0, paging.rows() - 1)
                        .list();
    }

    /** Campaigns without a planned launch that were registered since then, the newest first, at most so many. */
    List<Campaign> unplanned(Instant since, @Nullable String client, int most) {
        return whole(
                        "k.launchAt is null and k.registeredAt >= :since",
                        Parameters.with("since", since),
                        client,
                        null,
                        "k.id desc")
                .range(0, most - 1)
                .list();
    }

    /**
     * Campaigns whose code begins with this, the newest first, at most so many.
     *
     * @param client whose; null for all
     */
    List<Campaign> byCodePrefix(String prefix, @Nullable String client, int most) {
        return whole("k.code like :prefix", Parameters.with("prefix", prefix + "%"), client, null, "k.id desc")
                .range(0, most - 1)
                .list();
    }

    /**
     * Campaigns in whose name this stands, in any case of letters, among the newest {@link #MOST_NAMES}; the newest first,
     * at most so many.
     *
     * @param client whose; null for all
     */
    List<Campaign> byName(String part, @Nullable String client, int most) {
        return whole(
                        "k.id > (select max(n.id) - " + MOST_NAMES
                                + " from Campaign n) and locate(:part, lower(k.name)) > 0",
                        Parameters.with("part", part.toLowerCase(Locale.ROOT)),
                        client,
                        null,
                        "k.id desc")
                .range(0, most - 1)
                .list();
    }

    /** Campaigns, the newest first, one more than the page holds. */
    List<Campaign> page(@Nullable String client, @Nullable String platform, Paging paging) {
        Cursor.Position after = paging.position(1);
        Parameters parameters = Parameters.with("after", after == null ? Long.MAX_VALUE : after.number(0));
        return whole("k.id < :after", parameters, client, platform, "k.id desc")
                .range(0, paging.rows() - 1)
                .list();
    }

    /**
     * The query for those of one client and one platform; null for all. Their ids are looked up before: only of a value that it
     * knows can PostgreSQL tell how rare it is, and it walks all campaigns in the order wanted to find one of a client with few.
     */
    private PanacheQuery<Campaign> whole(
            String condition, Parameters parameters, @Nullable String client, @Nullable String platform, String order) {
        String where = condition;
        if (client != null) {
            where += " and k.client.id = :client";
            parameters.and("client", idOf("Client", client));
        }
        if (platform != null) {
            where += " and k.platform.id = :platform";
            parameters.and("platform", idOf("Platform", platform));
        }
        return find(WHOLE + "where " + where + " order by " + order, parameters);
    }

    private long idOf(String entity, String code) {
        return getEntityManager()
                .createQuery("select x.id from " + entity + " x where x.code = :code", Long.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst()
                .orElse(NONE);
    }
}
