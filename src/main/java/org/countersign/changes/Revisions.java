package org.countersign.changes;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;
import org.countersign.core.Problem;

/** Finds revisions. */
@ApplicationScoped
public class Revisions implements PanacheRepositoryBase<Revision, Long> {

    /** The present revision of a change. */
    public Revision newestOf(Change change) {
        return find("changeId = ?1 and number = ?2", change.id(), change.revision())
                .singleResult();
    }

    /** The present revision of each of the changes, by the id of the change. */
    Map<Long, Revision> newestOf(Collection<Change> changes) {
        return changes.isEmpty()
                ? Map.of()
                : getEntityManager()
                        .createQuery(
                                "select r from Revision r, Change c"
                                        + " where c in :changes and r.changeId = c.id and r.number = c.revision",
                                Revision.class)
                        .setParameter("changes", changes)
                        .getResultStream()
                        .collect(Collectors.toMap(Revision::changeId, Function.identity()));
    }

    /** One revision of a change, or a 404 problem. */
    Revision require(Change change, int number) {
        return find("changeId = ?1 and number = ?2", change.id(), number)
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("revision", number));
    }

    /** The number of the revision with which a change was declared; what was written before it was for nobody else to read. */
    int declaredOf(Change change) {
        return getEntityManager()
                .createQuery(
                        "select coalesce(max(r.number), 1) from Revision r where r.changeId = :change and r.writtenAt <= :declared",
                        Integer.class)
                .setParameter("change", change.id())
                .setParameter("declared", change.declaredAt())
                .getSingleResult();
    }

    /**
     * The revisions of a change, the newest first, one more than the page holds.
     *
     * @param first the oldest to be shown
     */
    List<Revision> page(Change change, int first, Paging paging) {
        Cursor.Position after = paging.position(1);
        return find(
                        "changeId = ?1 and number < ?2 and number >= ?3 order by number desc",
                        change.id(),
                        after == null ? Integer.MAX_VALUE : (int) Math.min(after.number(0), Integer.MAX_VALUE),
                        first)
                .range(0, paging.rows() - 1)
                .list();
    }
}
