package org.countersign.erasures;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;
import org.countersign.core.Problem;

/** Finds erasures. */
@ApplicationScoped
public class Erasures implements PanacheRepositoryBase<Erasure, Long> {

    /** The erasure, or a 404 problem. */
    Erasure require(String reference) {
        return find("reference", reference)
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("erasure", reference));
    }

    /** Makes sure that there is such an erasure, without holding on to what it is now; or a 404 problem. */
    void requireKnown(String reference) {
        if (count("reference", reference) == 0) {
            throw Problem.notFound("erasure", reference);
        }
    }

    /** The erasure with its row locked until the transaction ends, or a 404 problem. */
    Erasure lock(String reference) {
        return find("reference", reference)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("erasure", reference));
    }

    /** Whether somebody has proposed the same and nobody has agreed yet. */
    boolean isProposed(NewErasure wanted) {
        return wanted.person() != null
                ? count("approvedAt is null and person = ?1", wanted.person()) > 0
                : count(
                                "approvedAt is null and carrier = ?1 and lower(contact) = lower(?2)",
                                wanted.carrier(),
                                wanted.contact())
                        > 0;
    }

    /** Erasures, the newest first, one more than the page holds. */
    List<Erasure> page(Paging paging) {
        Cursor.Position after = paging.position(1);
        return (after == null ? find("order by id desc") : find("id < ?1 order by id desc", after.number(0)))
                .range(0, paging.rows() - 1)
                .list();
    }
}
