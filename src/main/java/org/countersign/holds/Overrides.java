package org.countersign.holds;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import org.countersign.core.Conditions;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;

/** Finds overrides. */
@ApplicationScoped
public class Overrides implements PanacheRepositoryBase<LaunchOverride, Long> {

    /** The override, or a 404 problem. */
    LaunchOverride require(String reference) {
        return find("reference", reference)
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("override", reference));
    }

    /** The override with its row locked until the transaction ends, or a 404 problem. */
    LaunchOverride lock(String reference) {
        return find("reference", reference)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("override", reference));
    }

    /** Overrides, the newest first, one more than the page holds. */
    List<LaunchOverride> page(@Nullable String campaign, Paging paging) {
        Conditions conditions = new Conditions().equal("campaign", campaign).below("id", paging.position(1));
        return find(conditions.then("order by id desc"), conditions.parameters())
                .range(0, paging.rows() - 1)
                .list();
    }
}
