package org.countersign.campaigns;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;
import org.countersign.core.Problem;

/** Finds protected periods. */
@ApplicationScoped
public class ProtectedPeriods implements PanacheRepositoryBase<ProtectedPeriod, String> {

    /** This period of this client, or a 404 problem. */
    ProtectedPeriod require(Client client, String id) {
        return find("client = ?1 and id = ?2", client, id)
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("protected period", id));
    }

    /** Periods of a client, the newest first, one more than the page holds. */
    List<ProtectedPeriod> page(Client client, Paging paging) {
        Cursor.Position after = paging.position(1);
        Parameters parameters = Parameters.with("client", client);
        if (after != null) {
            parameters.and("after", after.text(0));
        }
        return find("client = :client " + (after == null ? "" : "and id < :after ") + "order by id desc", parameters)
                .range(0, paging.rows() - 1)
                .list();
    }
}
