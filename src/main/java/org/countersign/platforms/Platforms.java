package org.countersign.platforms;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;

/** Finds platforms. */
@ApplicationScoped
public class Platforms implements PanacheRepositoryBase<Platform, Long> {

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

    /** Platforms, the newest first, one more than the page holds. */
    List<Platform> page(@Nullable String carrier, Paging paging) {
        Cursor.Position after = paging.position(1);
        Parameters parameters = Parameters.with("after", after == null ? Long.MAX_VALUE : after.number(0));
        String linked = "";
        if (carrier != null) {
            linked = "and exists (select 1 from Interconnect i where i.platform = p and i.endedAt is null"
                    + " and i.carrier.code = :carrier) ";
            parameters.and("carrier", carrier);
        }
        return find(
                        "from Platform p left join fetch p.lastReport where p.id < :after " + linked
                                + "order by p.id desc",
                        parameters)
                .range(0, paging.rows() - 1)
                .list();
    }
}
