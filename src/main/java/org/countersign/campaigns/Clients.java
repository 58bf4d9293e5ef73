package org.countersign.campaigns;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.countersign.access.Parties;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;

/** Finds clients. */
@ApplicationScoped
public class Clients implements PanacheRepositoryBase<Client, Long>, Parties {
    @Override
    public Kind kind() {
        return Kind.CLIENT;
    }

    @Override
    public boolean exists(String code) {
        return count("code", code) > 0;
    }

    public Optional<Client> byCode(String code) {
        return find("code", code).firstResultOptional();
    }

    /** The names of the clients with these codes, by code. */
    public Map<String, String> namesOf(Collection<String> codes) {
        Map<String, String> names = new TreeMap<>();
        if (!codes.isEmpty()) {
            getEntityManager()
                    .createQuery("select c.code, c.name from Client c where c.code in :codes", Object[].class)
                    .setParameter("codes", codes)
                    .getResultList()
                    .forEach(row -> names.put((String) row[0], (String) row[1]));
        }
        return names;
    }

    /** The client, or a 404 problem. */
    public Client require(String code) {
        return byCode(code).orElseThrow(() -> Problem.notFound("client", code));
    }

    /** The client with its row locked until the transaction ends: one at a time signs its contracts. */
    Optional<Client> lock(String code) {
        return find("code", code).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** The client with its row locked until the transaction ends, or a 404 problem. */
    Client requireLocked(String code) {
        return lock(code).orElseThrow(() -> Problem.notFound("client", code));
    }

    /**
     * Clients, the newest first, one more than the page holds.
     *
     * @param q stands in the code or the name, in any case of letters
     * @param only the one client that may be seen; null for all
     */
    List<Client> page(@Nullable String q, @Nullable String only, Paging paging) {
        Cursor.Position after = paging.position(1);
        Parameters parameters = Parameters.with("after", after == null ? Long.MAX_VALUE : after.number(0));
        String conditions = "";
        if (q != null) {
            // Reads them all; they are far fewer than their campaigns.
            conditions = "(locate(:q, lower(name)) > 0 or locate(:q, code) > 0) and ";
            parameters.and("q", q.toLowerCase(Locale.ROOT));
        }
        if (only != null) {
            conditions += "code = :only and ";
            parameters.and("only", only);
        }
        return find(conditions + "id < :after order by id desc", parameters)
                .range(0, paging.rows() - 1)
                .list();
    }
}
