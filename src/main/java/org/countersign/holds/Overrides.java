package org.countersign.holds;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import org.countersign.core.Cursor;
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
        List<String> conditions = new ArrayList<>();
        Parameters parameters = new Parameters();
        if (campaign != null) {
            conditions.add("campaign = :campaign");
            parameters.and("campaign", campaign);
        }
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
}
