package org.countersign.holds;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.core.ActorId;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;

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
        Parameters parameters = Parameters.with("by", by.value());
        List<String> conditions = new ArrayList<>(List.of("liftedAt is null", "placedBy = :by"));
        same(conditions, parameters, "campaign", scope.campaign());
        same(conditions, parameters, "client", scope.client());
        same(conditions, parameters, "platform", scope.platform());
        same(conditions, parameters, "carrier", scope.carrier());
        return count(String.join(" and ", conditions), parameters) > 0;
    }

    private static void same(List<String> conditions, Parameters parameters, String property, @Nullable String value) {
        if (value == null) {
            conditions.add(property + " is null");
        } else {
            equal(conditions, parameters, property, value);
        }
    }

    /** Why these holds were placed, by their references. */
    public Map<String, String> reasons(Collection<String> references) {
        return references.isEmpty()
                ? Map.of()
                : find("reference in ?1", references).stream()
                        .map(Hold::view)
                        .collect(Collectors.toMap(HoldView::id, HoldView::reason));
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
        List<String> conditions = new ArrayList<>();
        Parameters parameters = new Parameters();
        HoldView.State state = filter.state();
        if (state != null) {
            conditions.add(
                    switch (state) {
                        case STANDING -> "liftedAt is null";
                        case LIFTED -> "liftedAt is not null";
                    });
        }
        equal(conditions, parameters, "campaign", filter.campaign);
        equal(conditions, parameters, "client", filter.client);
        equal(conditions, parameters, "platform", filter.platform);
        equal(conditions, parameters, "carrier", filter.carrier);
        Cursor.Position after = paging.position(1);
        if (after != null) {
            conditions.add("id < :after");
            parameters.and("after", after.number(0));
        }
        String where = conditions.isEmpty() ? "" : String.join(" and ", conditions) + " ";
        return find(where + "order by id desc", parameters)
                .range(0, paging.rows() - 1)
                .list();
    }

    private static void equal(List<String> conditions, Parameters parameters, String property, @Nullable String value) {
        if (value != null) {
            conditions.add(property + " = :" + property);
            parameters.and(property, value);
        }
    }
}
