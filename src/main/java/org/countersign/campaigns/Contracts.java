package org.countersign.campaigns;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;
import org.countersign.platforms.Platform;
import org.jspecify.annotations.Nullable;

/** Finds contracts. */
@ApplicationScoped
public class Contracts implements PanacheRepositoryBase<Contract, Long> {
    private static final String WHOLE = "from Contract k join fetch k.client c join fetch k.platform p ";

    public Optional<Contract> byCode(String code) {
        return find(WHOLE + "where k.code = :code", Parameters.with("code", code))
                .firstResultOptional();
    }

    /** A contract of the client on the platform whose term shares an instant with the one from {@code from} to before {@code until}. */
    Optional<Contract> overlapping(Client client, Platform platform, Instant from, Instant until) {
        return find(
                        "client = :client and platform = :platform and from < :until and until > :from order by from",
                        Parameters.with("client", client)
                                .and("platform", platform)
                                .and("from", from)
                                .and("until", until))
                .firstResultOptional();
    }

    /** Contracts, the newest first, one more than the page holds. */
    List<Contract> page(@Nullable String client, @Nullable String platform, Paging paging) {
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
