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
import org.countersign.core.Paging;
import org.jspecify.annotations.Nullable;

/** Finds campaigns. */
@ApplicationScoped
public class Campaigns implements PanacheRepositoryBase<Campaign, Long> {
    /** Of so many campaigns, the newest, the names are searched. */
    public static final int MOST_NAMES = 2_000;

    private static final String WHOLE = "from Campaign k join fetch k.client c join fetch k.platform p ";

    public Optional<Campaign> byCode(String code) {
        return find(WHOLE + "where k.code = :code", Parameters.with("code", code))
                .firstResultOptional();
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
     * The query for those of one client and one platform; null for all. Their ids are looked up apart: of a joined code
     * PostgreSQL does not know that it means one id, and rather walks all campaigns in the order wanted.
     */
    private PanacheQuery<Campaign> whole(
            String condition, Parameters parameters, @Nullable String client, @Nullable String platform, String order) {
        String where = condition;
        if (client != null) {
            where += " and k.client.id = (select x.id from Client x where x.code = :client)";
            parameters.and("client", client);
        }
        if (platform != null) {
            where += " and k.platform.id = (select y.id from Platform y where y.code = :platform)";
            parameters.and("platform", platform);
        }
        return find(WHOLE + "where " + where + " order by " + order, parameters);
    }
}
