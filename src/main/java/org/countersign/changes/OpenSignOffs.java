package org.countersign.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.access.Caller;
import org.countersign.access.Callers;
import org.countersign.core.Cursor;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;

/** Tells what carriers have still to answer. What it reads grows with what is open, not with the history. */
@ApplicationScoped
public class OpenSignOffs {
    /** When a carrier that has said nothing promised to acknowledge; null without a running interconnect. */
    private static final String ACKNOWLEDGE_BY = "a.asked_at + i.acknowledge_within_hours * interval '1' hour";

    private static final String OPEN = " from affected_carrier a"
            + " join platform_change c on c.id = a.change_id"
            + " join carrier k on k.code = a.carrier"
            + " join platform p on p.code = c.platform"
            + " left join interconnect i on i.platform = p.id and i.carrier = k.id and i.ended_at is null"
            + " where a.awaited = true";

    /** What comes first: the promise to acknowledge, or the start of the change. */
    private static final String DEADLINE = "case when a.state = 'PENDING' and " + ACKNOWLEDGE_BY + " < c.window_start"
            + " then " + ACKNOWLEDGE_BY + " else c.window_start end";

    private final EntityManager entities;
    private final Changes changes;
    private final ChangeList list;
    private final ChangeViews views;
    private final Callers callers;
    private final Clock clock;

    OpenSignOffs(
            EntityManager entities, Changes changes, ChangeList list, ChangeViews views, Callers callers, Clock clock) {
        this.entities = entities;
        this.changes = changes;
        this.list = list;
        this.views = views;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * A change that the caller's carrier has still to accept or reject.
     *
     * @param deadline by when it promised to acknowledge or, where that is done or nothing was agreed, when the change starts
     */
    public record Due(ChangeView change, Instant deadline) {}

    /** A carrier that has promised to acknowledge a change by now and has said nothing. */
    public record Overdue(String reference, String carrier, Instant deadline) {}

    /** That a carrier, which has said nothing yet, acknowledges a revision in time. */
    public record Promise(String reference, int revision, String carrier, Instant askedAt, Instant deadline) {}

    /**
     * What the caller's carrier has still to accept or reject, the nearest deadline first.
     *
     * @param searched each of which begins a word of title or description; none when empty
     */
    @Transactional
    public Page<Due> ofCaller(Set<String> searched, Paging paging) {
        Caller caller = callers.current();
        Map<String, Object> parameters = new HashMap<>(Map.of("carrier", requireCarrier(caller)));
        StringBuilder query = new StringBuilder("select x.id, x.deadline from (select c.id as id, " + DEADLINE
                + " as deadline" + OPEN + " and a.carrier = :carrier and a.state in ('PENDING', 'ACKNOWLEDGED')");
        int number = 0;
        for (String word : searched) {
            query.append(" and exists (select 1 from change_word w where w.change_id = c.id and w.word >= :from"
                    + number + " and w.word < :to" + number + ")");
            parameters.put("from" + number, word);
            parameters.put("to" + number, word + ChangeList.LAST_CHARACTER);
            number++;
        }
        query.append(") x");
        Cursor.Position after = paging.position(2);
        if (after != null) {
            query.append(" where x.deadline > :deadline or (x.deadline = :deadline and x.id > :id)");
            parameters.put("deadline", after.instant(0).atOffset(ZoneOffset.UTC));
            parameters.put("id", after.number(1));
        }
        query.append(" order by x.deadline, x.id");
        record Row(long id, Instant deadline) {}
        List<Row> rows = rows(query.toString(), parameters, paging.rows()).stream()
                .map(row -> new Row(((Number) row[0]).longValue(), instant(row[1])))
                .toList();
        Page<Row> page = Page.of(rows, paging.limit, row -> row, row -> Cursor.of(row.deadline, row.id));
        Map<Long, ChangeView> shown = views(page.items().stream().map(Row::id).toList(), caller);
        return new Page<>(
                page.items().stream()
                        .map(row -> new Due(required(shown, row.id), row.deadline))
                        .toList(),
                page.next());
    }

    /**
     * What the caller's carrier has answered, or need not answer any more; the newest change first.
     *
     * @param searched as with {@link #ofCaller}
     */
    @Transactional
    public Page<ChangeView> answeredByCaller(Set<String> searched, Paging paging) {
        Caller caller = callers.current();
        ChangeFilter filter = new ChangeFilter(null, null, null, null, requireCarrier(caller), searched, caller);
        Page<Change> page = Page.of(list.page(filter, paging), paging.limit, c -> c, c -> Cursor.of(c.id()));
        return new Page<>(views.of(page.items(), caller), page.next());
    }

    /** The changes for which carriers have still to accept, the one that starts soonest first, at most so many. */
    @Transactional
    public List<ChangeView> soonest(int most) {
        List<Object[]> rows = rows(
                "select c.id, c.window_start from platform_change c"
                        + " where c.id in (select a.change_id from affected_carrier a where a.awaited = true)"
                        + " order by c.window_start, c.id",
                Map.of(),
                most);
        List<Long> ids = rows.stream().map(row -> ((Number) row[0]).longValue()).toList();
        Map<Long, ChangeView> shown = views(ids, callers.current());
        return ids.stream().map(id -> required(shown, id)).toList();
    }

    /** Those who are late to acknowledge, the longest first, at most so many. */
    @Transactional
    public List<Overdue> overdue(int most) {
        return rows(
                        "select x.reference, x.carrier, x.deadline from (select c.reference as reference,"
                                + " a.carrier as carrier, " + ACKNOWLEDGE_BY + " as deadline" + OPEN
                                + " and a.state = 'PENDING') x where x.deadline < :now order by x.deadline, x.reference, x.carrier",
                        Map.of("now", clock.instant().atOffset(ZoneOffset.UTC)),
                        most)
                .stream()
                .map(row -> new Overdue((String) row[0], (String) row[1], instant(row[2])))
                .toList();
    }

    /** Those who have said nothing, and promised to acknowledge within this time; in order, at most so many after this one. */
    @Transactional
    public List<Promise> promises(Instant from, Instant until, @Nullable Promise after, int most) {
        Map<String, Object> parameters =
                new HashMap<>(Map.of("from", from.atOffset(ZoneOffset.UTC), "until", until.atOffset(ZoneOffset.UTC)));
        String place = "";
        if (after != null) {
            place = " and (x.deadline > :deadline or (x.deadline = :deadline and (x.reference > :reference"
                    + " or (x.reference = :reference and x.carrier > :carrier))))";
            parameters.put("deadline", after.deadline().atOffset(ZoneOffset.UTC));
            parameters.put("reference", after.reference());
            parameters.put("carrier", after.carrier());
        }
        return rows(
                        "select x.reference, x.revision, x.carrier, x.asked_at, x.deadline from (select c.reference as reference,"
                                + " c.revision as revision, a.carrier as carrier, a.asked_at as asked_at, "
                                + ACKNOWLEDGE_BY + " as deadline" + OPEN
                                + " and a.state = 'PENDING') x where x.deadline >= :from and x.deadline < :until"
                                + place
                                + " order by x.deadline, x.reference, x.carrier",
                        parameters,
                        most)
                .stream()
                .map(row -> new Promise(
                        (String) row[0],
                        ((Number) row[1]).intValue(),
                        (String) row[2],
                        instant(row[3]),
                        instant(row[4])))
                .toList();
    }

    private static String requireCarrier(Caller caller) {
        @Nullable String carrier = caller.carrier();
        if (carrier == null) {
            throw Problem.forbidden("Only the people and keys of a carrier sign off for it.");
        }
        return carrier;
    }

    private List<Object[]> rows(String sql, Map<String, Object> parameters, int most) {
        Query query = entities.createNativeQuery(sql, Object[].class).setMaxResults(most);
        parameters.forEach(query::setParameter);
        @SuppressWarnings("unchecked") // the query says so
        List<Object[]> rows = query.getResultList();
        return rows;
    }

    private static Instant instant(Object column) {
        return column instanceof OffsetDateTime time ? time.toInstant() : (Instant) column;
    }

    private Map<Long, ChangeView> views(Collection<Long> ids, Caller reader) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Change> found = new ArrayList<>(changes.list("id in ?1", ids));
        Map<String, ChangeView> byReference =
                views.of(found, reader).stream().collect(Collectors.toMap(ChangeView::reference, Function.identity()));
        return found.stream().collect(Collectors.toMap(Change::id, c -> required(byReference, c.reference())));
    }

    private static <K> ChangeView required(Map<K, ChangeView> shown, K key) {
        ChangeView change = shown.get(key);
        if (change == null) {
            throw new IllegalStateException("change " + key + " has gone");
        }
        return change;
    }
}
