package org.countersign.holds;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.core.ActorId;
import org.countersign.core.Conditions;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.core.Words;

/** Finds holds. */
@ApplicationScoped
public class Holds implements PanacheRepositoryBase<Hold, Long> {

    /** The hold, or a 404 problem. */
    Hold require(String reference) {
        return find("reference", reference)
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("hold", reference));
    }

    /** Whether this hold is there and was not lifted. */
    public boolean stands(String reference) {
        return count("reference = ?1 and liftedAt is null", reference) > 0;
    }

    /** Those of these references that were not lifted. */
    public Set<String> standing(Collection<String> references) {
        return references.isEmpty()
                ? Set.of()
                : find("reference in ?1 and liftedAt is null", references).stream()
                        .map(Hold::view)
                        .map(HoldView::id)
                        .collect(Collectors.toSet());
    }

    /** Whether a hold of exactly this scope stands that was placed by this one. */
    public boolean stands(HoldScope scope, ActorId by) {
        Conditions conditions = new Conditions()
                .and("liftedAt is null")
                .and("placedBy = :by", "by", by.value())
                .same("campaign", scope.campaign())
                .same("client", scope.client())
                .same("platform", scope.platform())
                .same("carrier", scope.carrier());
        return count(conditions.text(), conditions.parameters()) > 0;
    }

    /** Why these holds were placed, by their references. */
    public Map<String, Words> reasons(Collection<String> references) {
        return references.isEmpty()
                ? Map.of()
                : find("reference in ?1", references).stream()
                        .map(Hold::view)
                        .collect(Collectors.toMap(HoldView::id, HoldView::words));
    }

    /** The hold with its row locked until the transaction ends, or a 404 problem. */
    Hold lock(String reference) {
        return find("reference", reference)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("hold", reference));
    }

    /** Holds, the newest first, one more than the page holds. */
    List<Hold> page(HoldFilter filter, Paging paging) {
        Conditions conditions = new Conditions();
        HoldView.State state = filter.state();
        if (state != null) {
            conditions.and(
                    switch (state) {
                        case STANDING -> "liftedAt is null";
                        case LIFTED -> "liftedAt is not null";
                    });
        }
        conditions
                .equal("campaign", filter.campaign)
                .equal("client", filter.client)
                .equal("platform", filter.platform)
                .equal("carrier", filter.carrier)
                .below("id", paging.position(1));
        return find(conditions.then("order by id desc"), conditions.parameters())
                .range(0, paging.rows() - 1)
                .list();
    }
}
