package org.countersign.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;

/** Finds API keys. */
@ApplicationScoped
public class ApiKeys implements PanacheRepositoryBase<ApiKey, String> {
    /** One more than the page holds, newest first. */
    List<ApiKey> page(Paging paging) {
        Cursor.Position after = paging.position(1);
        return (after == null ? find("order by id desc") : find("id < ?1 order by id desc", after.text(0)))
                .page(0, paging.rows())
                .list();
    }

    Optional<ApiKey> lock(String id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
