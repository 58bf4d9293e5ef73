package org.countersign.platforms;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;

/** Finds platforms. */
@ApplicationScoped
public class Platforms implements PanacheRepositoryBase<Platform, Long> {
    /** How many platforms a choice on a page offers. */
    public static final int MOST_NAMES = 1_000;

    public Optional<Platform> byCode(String code) {
        return find("code", code).firstResultOptional();
    }

    /** The platform, or a 404 problem. */
    public Platform require(String code) {
        return byCode(code).orElseThrow(() -> Problem.notFound("platform", code));
    }

    /**
     * The platform with its row locked until the transaction ends, or a 404 problem. Whoever changes its interconnects,
     * releases or baseline holds this lock, and so does whoever must see them unchanged until the commit. It is taken
     * before the lock of any change.
     */
    public Platform lock(String code) {
        return find("code", code)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("platform", code));
    }

    /** The names of the platforms with these codes, by code. */
    public Map<String, String> namesOf(Collection<String> codes) {
        Map<String, String> names = new TreeMap<>();
        if (!codes.isEmpty()) {
            getEntityManager()
                    .createQuery("select p.code, p.name from Platform p where p.code in :codes", Object[].class)
                    .setParameter("codes", codes)
                    .getResultList()
                    .forEach(row -> names.put((String) row[0], (String) row[1]));
        }
        return names;
    }

    /** The names of all platforms by their codes, in the order of the names; at most {@link #MOST_NAMES}. */
    public Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        getEntityManager()
                .createQuery("select p.code, p.name from Platform p order by p.name, p.code", Object[].class)
                .setMaxResults(MOST_NAMES)
                .getResultList()
                .forEach(row -> names.put((String) row[0], (String) row[1]));
        return names;
    }

    /**
     * Platforms, the newest first, one more than the page holds.
     *
     * @param q stands in the code or the name, in any case of letters
     */
    List<Platform> page(@Nullable String q, @Nullable String carrier, Paging paging) {
        Cursor.Position after = paging.position(1);
        Parameters parameters = Parameters.with("after", after == null ? Long.MAX_VALUE : after.number(0));
        String conditions = "";
        if (q != null) {
            // Reads them all; an operator has few.
            conditions = "and (locate(:q, lower(p.name)) > 0 or locate(:q, p.code) > 0) ";
            parameters.and("q", q.toLowerCase(Locale.ROOT));
        }
        if (carrier != null) {
            conditions += "and exists (select 1 from Interconnect i where i.platform = p and i.endedAt is null"
                    + " and i.carrier.code = :carrier) ";
            parameters.and("carrier", carrier);
        }
        return find(
                        "from Platform p left join fetch p.lastReport where p.id < :after " + conditions
                                + "order by p.id desc",
                        parameters)
                .range(0, paging.rows() - 1)
                .list();
    }
}
