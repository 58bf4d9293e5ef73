package org.countersign.platforms;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;
import org.countersign.core.Problem;

/** Finds what pipelines reported. */
@ApplicationScoped
public class ReleaseReports implements PanacheRepositoryBase<ReleaseReport, Long> {

    /** This report of this platform, or a 404 problem. */
    ReleaseReport require(Platform platform, long id) {
        return find("platform = ?1 and id = ?2", platform, id)
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("release report", id));
    }

    /** The reports of a platform that came last, the newest first; at most so many. */
    public List<ReleaseReport> newestOf(Platform platform, int most) {
        return find("platform = ?1 order by id desc", platform)
                .range(0, most - 1)
                .list();
    }

    /** Reports of a platform, the newest first, one more than the page holds. */
    List<ReleaseReport> page(Platform platform, Paging paging) {
        Cursor.Position after = paging.position(1);
        return find(
                        "platform = :platform and id < :after order by id desc",
                        Parameters.with("platform", platform)
                                .and("after", after == null ? Long.MAX_VALUE : after.number(0)))
                .range(0, paging.rows() - 1)
                .list();
    }
}
