package org.countersign.gate.feed;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.gate.Rule;
import org.countersign.gate.feed.CampaignFile.Last;
import org.jspecify.annotations.Nullable;

/** Finds recorded decisions. */
@ApplicationScoped
class RecordedDecisions implements PanacheRepositoryBase<RecordedDecision, String> {

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

    /** Decisions, the newest first, one more than the page holds. */
    List<RecordedDecision> page(DecisionFilter filter, Paging paging) {
        List<String> conditions = new ArrayList<>();
        Parameters parameters = new Parameters();
        restrict(conditions, parameters, "campaign = :campaign", "campaign", filter.campaign());
        restrict(conditions, parameters, "client = :client", "client", filter.client());
        restrict(conditions, parameters, "verdict = :verdict", "verdict", filter.verdict());
        Rule reason = filter.reason();
        restrict(
                conditions,
                parameters,
                "reasons in :reasons",
                "reasons",
                reason == null ? null : Columns.OfRules.allWith(reason));
        restrict(conditions, parameters, "decidedAt >= :from", "from", filter.from());
        restrict(conditions, parameters, "decidedAt < :until", "until", filter.until());
        Cursor.Position after = paging.position(1);
        restrict(conditions, parameters, "entry < :after", "after", after == null ? null : after.number(0));
        String where = conditions.isEmpty() ? "" : String.join(" and ", conditions) + " ";
        return find(where + "order by entry desc", parameters)
                .range(0, paging.rows() - 1)
                .list();
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

    private static void restrict(
            List<String> conditions, Parameters parameters, String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.and(name, value);
        }
    }
}
