package org.countersign.carriers;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.countersign.access.Parties;
import org.countersign.core.Conditions;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;

/** Finds carriers. */
@ApplicationScoped
public class Carriers implements PanacheRepositoryBase<Carrier, Long>, Parties {
    /** How many carriers a choice on a page offers. */
    public static final int MOST_NAMES = 1_000;

    @Override
    public Kind kind() {
        return Kind.CARRIER;
    }

    @Override
    public boolean exists(String code) {
        return count("code", code) > 0;
    }

    public Optional<Carrier> byCode(String code) {
        return find("code", code).firstResultOptional();
    }

    /** The carrier, or a 404 problem. */
    public Carrier require(String code) {
        return byCode(code).orElseThrow(() -> Problem.notFound("carrier", code));
    }

    /** The carrier with its row locked until the transaction ends, or a 404 problem. */
    public Carrier lock(String code) {
        return find("code", code)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("carrier", code));
    }

    /** The names of the carriers with these codes, by code. */
    public Map<String, String> namesOf(Collection<String> codes) {
        Map<String, String> names = new TreeMap<>();
        if (!codes.isEmpty()) {
            getEntityManager()
                    .createQuery("select c.code, c.name from Carrier c where c.code in :codes", Object[].class)
                    .setParameter("codes", codes)
                    .getResultList()
                    .forEach(row -> names.put((String) row[0], (String) row[1]));
        }
        return names;
    }

    /** Those of the codes that carriers have. */
    public Set<String> known(Collection<String> codes) {
        return codes.isEmpty()
                ? Set.of()
                : Set.copyOf(getEntityManager()
                        .createQuery("select c.code from Carrier c where c.code in :codes", String.class)
                        .setParameter("codes", codes)
                        .getResultList());
    }

    /** The names of all carriers by their codes, in the order of the names; at most {@link #MOST_NAMES}. */
    public Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        getEntityManager()
                .createQuery("select c.code, c.name from Carrier c order by c.name, c.code", Object[].class)
                .setMaxResults(MOST_NAMES)
                .getResultList()
                .forEach(row -> names.put((String) row[0], (String) row[1]));
        return names;
    }

    /** To which carrier each of the PLMNs belongs; those that belong to none are absent. */
    public Map<String, String> ownersOf(Collection<String> plmns) {
        Map<String, String> owners = new TreeMap<>();
        if (!plmns.isEmpty()) {
            getEntityManager()
                    .createQuery("select p, c.code from Carrier c join c.plmns p where p in :plmns", Object[].class)
                    .setParameter("plmns", plmns)
                    .getResultList()
                    .forEach(row -> owners.put((String) row[0], (String) row[1]));
        }
        return owners;
    }

    /**
     * The codes of carriers that one of these words names: as the code, the name or a contact's address. At most two, which tells
     * whether it is one.
     *
     * @param words in small letters
     */
    public List<String> called(Collection<String> words) {
        return words.isEmpty()
                ? List.of()
                // Reads them all, as a page does.
                : getEntityManager()
                        .createQuery(
                                "select distinct c.code from Carrier c left join c.contacts k where c.code in :words"
                                        + " or lower(c.name) in :words or lower(k.email) in :words order by c.code",
                                String.class)
                        .setParameter("words", words)
                        .setMaxResults(2)
                        .getResultList();
    }

    /**
     * Who has which of these senders among their sensitive names, whatever the case of the letters.
     *
     * @param senders in small letters
     */
    public List<SensitiveName> sensitiveAmong(Collection<String> senders) {
        return senders.isEmpty()
                ? List.of()
                : getEntityManager()
                        .createQuery(
                                "select lower(n), c.code, c.name from Carrier c join c.sensitiveNames n"
                                        + " where lower(n) in :senders order by c.name, c.code",
                                SensitiveName.class)
                        .setParameter("senders", senders)
                        .getResultList();
    }

    /** Carriers, the newest first, one more than the page holds. */
    List<Carrier> page(@Nullable String q, @Nullable String country, @Nullable String plmn, Paging paging) {
        Conditions conditions = new Conditions()
                // Reads them all; there are no more operators in the world than that it may.
                .and(
                        "(locate(:q, lower(name)) > 0 or locate(:q, code) > 0 or :q member of plmns)",
                        "q",
                        q == null ? null : q.toLowerCase(Locale.ROOT))
                .equal("country", country)
                .and(":plmn member of plmns", "plmn", plmn)
                .below("id", paging.position(1));
        return find(conditions.then("order by id desc"), conditions.parameters())
                .range(0, paging.rows() - 1)
                .list();
    }
}
