package org.countersign.gate.feed;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.core.Conditions;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.gate.Rule;
import org.countersign.gate.feed.CampaignFile.Last;
import org.jspecify.annotations.Nullable;

/** Finds recorded decisions. */
@ApplicationScoped
class RecordedDecisions implements PanacheRepositoryBase<RecordedDecision, String> {

    private static final String NEWEST_FIRST = "order by entry desc";

    /** How many decisions are looked through for those that name a change. */
    static final int MOST_SEARCHED = 2000;

    /** The decision if the caller may see it, else a 404 problem. */
    RecordedDecision require(String id, @Nullable String onlyClient) {
        return findByIdOptional(id)
                .filter(decision -> onlyClient == null || onlyClient.equals(decision.client))
                .orElseThrow(() -> Problem.notFound("decision", id));
    }

    /** What was decided last about each of these campaigns; those never decided about are absent. */
    Map<String, Last> lastOf(Collection<String> campaigns) {
        Map<String, Last> lasts = new HashMap<>();
        getEntityManager()
                .createQuery(
                        "select d.campaign, d.id, d.sameness from RecordedDecision d where d.entry in"
                                + " (select max(n.entry) from RecordedDecision n where n.campaign in :campaigns group by n.campaign)",
                        Object[].class)
                .setParameter("campaigns", campaigns)
                .getResultList()
                .forEach(row -> lasts.put((String) row[0], new Last((String) row[1], (String) row[2], null)));
        return lasts;
    }

    /** Moves the end of an allow, never back. */
    void renew(String id, Instant until) {
        getEntityManager()
                .createQuery(
                        "update RecordedDecision d set d.validUntil = :until where d.id = :id and d.validUntil < :until")
                .setParameter("id", id)
                .setParameter("until", until)
                .executeUpdate();
    }

    /** Allows whose clearances have not run out, of these clients or all, before this entry, the newest first, at most so many. */
    List<RecordedDecision> valid(@Nullable Collection<String> clients, Instant now, long before, int most) {
        Conditions conditions = new Conditions()
                .and("validUntil > :now", "now", now)
                .and("client in :clients", "clients", clients)
                .and("entry < :before", "before", before);
        return find(conditions.then(NEWEST_FIRST), conditions.parameters())
                .range(0, most - 1)
                .list();
    }

    /** Decisions, the newest first, one more than the page holds. */
    List<RecordedDecision> page(DecisionFilter filter, Paging paging) {
        Rule reason = filter.reason();
        if (reason == null) {
            Conditions conditions = conditions(filter, paging);
            return find(conditions.then(NEWEST_FIRST), conditions.parameters())
                    .range(0, paging.rows() - 1)
                    .list();
        }
        // Decisions of one set of reasons lie in order in an index. Asked for several sets at once, a database may
        // rather go
        // through all decisions from the newest on.
        List<Long> newest = setsOfReasons().stream()
                .filter(set -> Columns.OfRules.names(set, reason))
                .flatMap(set -> newestWith(set, filter, paging).stream())
                .sorted(Comparator.reverseOrder())
                .limit(paging.rows())
                .toList();
        return newest.isEmpty() ? List.of() : list("entry in ?1 " + NEWEST_FIRST, newest);
    }

    private List<Long> newestWith(String set, DecisionFilter filter, Paging paging) {
        Conditions conditions = conditions(filter, paging).equal("reasons", set);
        TypedQuery<Long> query = getEntityManager()
                .createQuery("select entry from RecordedDecision " + conditions.where(NEWEST_FIRST), Long.class);
        conditions.values().forEach(query::setParameter);
        return query.setMaxResults(paging.rows()).getResultList();
    }

    /** The sets of reasons that decisions have, each found from the one before it by the index: they are few. */
    private List<String> setsOfReasons() {
        return Stream.iterate(setAfter(""), Optional::isPresent, set -> setAfter(set.orElseThrow()))
                .map(Optional::orElseThrow)
                .toList();
    }

    private Optional<String> setAfter(String set) {
        return getEntityManager()
                .createQuery("select reasons from RecordedDecision where reasons > :set order by reasons", String.class)
                .setParameter("set", set)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private static Conditions conditions(DecisionFilter filter, Paging paging) {
        return new Conditions()
                .equal("campaign", filter.campaign())
                .equal("client", filter.client())
                .equal("verdict", filter.verdict())
                .and("decidedAt >= :from", "from", filter.from())
                .and("decidedAt < :until", "until", filter.until())
                .below("entry", paging.position(1));
    }

    /** The newest blocks whose answers name this change, looked for among the last {@value #MOST_SEARCHED} decisions. */
    List<RecordedDecision> blockedBy(String change, String platform, @Nullable String onlyClient, int most) {
        // The codes of changes hold no character that "like" takes for a pattern.
        Query query = getEntityManager()
                .createNativeQuery("select id from (select id, entry, platform, client, verdict, answer from decision"
                        + " order by entry desc fetch first " + MOST_SEARCHED + " rows only) newest"
                        + " where platform = :platform and verdict = 'block' and answer like :change"
                        + (onlyClient == null ? "" : " and client = :client") + " order by entry desc")
                .setParameter("platform", platform)
                .setParameter("change", "%\"change\":\"" + change + "\"%");
        if (onlyClient != null) {
            query.setParameter("client", onlyClient);
        }
        List<?> ids = query.setMaxResults(most).getResultList();
        return ids.isEmpty() ? List.of() : list("id in ?1 order by entry desc", ids);
    }
}
