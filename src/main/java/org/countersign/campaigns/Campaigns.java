package org.countersign.campaigns;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;
import org.jspecify.annotations.Nullable;

/** Finds campaigns. */
@ApplicationScoped
public class Campaigns implements PanacheRepositoryBase<Campaign, Long> {
    private static final String WHOLE = "from Campaign k join fetch k.client c join fetch k.platform p ";

    public Optional<Campaign> byCode(String code) {
        return find(WHOLE + "where k.code = :code", Parameters.with("code", code))
                .firstResultOptional();
    }

    /** Those of these codes that there are. */
    public List<Campaign> byCodes(Collection<String> codes) {
        return codes.isEmpty()
                ? List.of()
                : find(WHOLE + "where k.code in :codes", Parameters.with("codes", codes))
                        .list();
    }

    /** Campaigns, the newest first, one more than the page holds. */
    List<Campaign> page(@Nullable String client, @Nullable String platform, Paging paging) {
        List<String> conditions = new ArrayList<>(List.of("k.id < :after"));
        Cursor.Position after = paging.position(1);
        Parameters parameters = Parameters.with("after", after == null ? Long.MAX_VALUE : after.number(0));
        if (client != null) {
            conditions.add("c.code = :client");
            parameters.and("client", client);
        }
        if (platform != null) {
            conditions.add("p.code = :platform");
            parameters.and("platform", platform);
        }
        return find(WHOLE + "where " + String.join(" and ", conditions) + " order by k.id desc", parameters)
                .range(0, paging.rows() - 1)
                .list();
    }
}
