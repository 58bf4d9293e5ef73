package org.countersign.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.countersign.core.ActorId;
import org.countersign.core.Conditions;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;
import org.jspecify.annotations.Nullable;

/** Finds API keys. */
@ApplicationScoped
public class ApiKeys implements PanacheRepositoryBase<ApiKey, String> {
    /**
     * One more than the page holds, newest first.
     *
     * @param q a part of a name, in any case of letters; null for any
     * @param state as it is at {@code now}; null for any
     */
    List<ApiKey> page(@Nullable String q, @Nullable KeyState state, Instant now, Paging paging) {
        Conditions conditions =
                new Conditions().and("locate(:q, lower(name)) > 0", "q", q == null ? null : q.toLowerCase(Locale.ROOT));
        if (state != null) {
            switch (state) {
                case REVOKED -> conditions.and("revokedAt is not null");
                case EXPIRED -> conditions.and("revokedAt is null and expiresAt <= :now", "now", now);
                case IN_FORCE ->
                    conditions.and("revokedAt is null and (expiresAt is null or expiresAt > :now)", "now", now);
            }
        }
        Cursor.Position after = paging.position(1);
        conditions.and("id < :after", "after", after == null ? null : after.text(0));
        return find(conditions.then("order by id desc"), conditions.parameters())
                .page(0, paging.rows())
                .list();
    }

    /** The keys that somebody issued and that are in force at this time. */
    public List<ApiKey> inForceOf(ActorId issuer, Instant at) {
        return list(
                "issuedBy = ?1 and revokedAt is null and (expiresAt is null or expiresAt > ?2) order by id",
                issuer.value(),
                at);
    }

    Optional<ApiKey> lock(String id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
