package org.countersign.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countersign.access.Caller;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;
import org.jspecify.annotations.Nullable;

/** The list of changes, filtered and searched. It is paged by key and stays fast at a million changes. */
@ApplicationScoped
class ChangeList {
    /** A word that no more changes hold is rare. */
    private static final int RARE = 10_000;

    /** Sorts after every letter and digit that can follow. */
    static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    /** Keeps the look for windows that began earlier from reading all that ever was. */
    private static final Duration LONGEST_WINDOW = Duration.ofDays(366);

    private static final String AFFECTED =
            "exists (select 1 from affected_carrier a where a.change_id = c.id and a.carrier = :%s)";
    private static final String AWAITED =
            "c.id in (select a.change_id from affected_carrier a where a.carrier = :awaiting and a.awaited = true)";
    private static final String ANSWERED =
            "exists (select 1 from affected_carrier a where a.change_id = c.id and a.carrier = :answeredBy"
                    + " and (a.awaited = false or a.state in ('ACCEPTED', 'REJECTED', 'WITHDRAWN')))";

    private final EntityManager entities;

    ChangeList(EntityManager entities) {
        this.entities = entities;
    }

    /** Changes that the filter lets through, the newest first, one more than the page holds. */
    List<Change> page(ChangeFilter filter, Paging paging) {
        Conditions conditions = new Conditions();
        Cursor.Position after = paging.position(1);
        if (after != null) {
            conditions.add("c.id < :after").with("after", after.number(0));
        }
        if (filter.platform() != null) {
            conditions.add("c.platform = :platform").with("platform", filter.platform());
        }
        if (filter.status() != null) {
            conditions.add("c.status = :status").with("status", filter.status().name());
        }
        if (filter.carrier() != null) {
            conditions.add(AFFECTED.formatted("carrier")).with("carrier", filter.carrier());
        }
        if (filter.awaiting() != null) {
            conditions.add(AWAITED).with("awaiting", filter.awaiting());
        }
        if (filter.answeredBy() != null) {
            conditions.add("c.declared_at is not null");
            conditions.add(ANSWERED).with("answeredBy", filter.answeredBy());
        }
        conditions.showTo(filter.reader());
        search(filter.words(), conditions);
        @SuppressWarnings("unchecked") // the query says so
        List<Change> page =
                conditions.query("c.id desc").setMaxResults(paging.rows()).getResultList();
        return page;
    }

    /**
     * Changes whose window shares an instant with the time from {@code from} to before {@code until}, those that start
     * soonest first. What was withdrawn or rolled back is not among them, nor a window that began more than a year before.
     *
     * @param platform of which; null for all
     * @param reader who asks, and sees only what they {@linkplain Change#isVisibleTo may}
     */
    List<Change> within(Instant from, Instant until, @Nullable String platform, Caller reader, int most) {
        Conditions conditions = new Conditions();
        conditions.add("c.window_start < :until").with("until", until);
        conditions.add("c.window_start > :earliest").with("earliest", from.minus(LONGEST_WINDOW));
        conditions.add("c.window_end > :from").with("from", from);
        conditions.add("c.status in ('DRAFT', 'DECLARED', 'IMPLEMENTED', 'CLOSED')");
        if (platform != null) {
            conditions.add("c.platform = :platform").with("platform", platform);
        }
        conditions.showTo(reader);
        @SuppressWarnings("unchecked") // the query says so
        List<Change> within =
                conditions.query("c.window_start, c.id").setMaxResults(most).getResultList();
        return within;
    }

    /**
     * The changes around a time whose window shares an instant with the time from {@code from} to before {@code until}, what was
     * taken back after it was declared too: first those whose window has not ended, the soonest first, then, as long as there is
     * room, those whose window has, the latest first.
     *
     * @param reader who asks, and sees only what they {@linkplain Change#isVisibleTo may}
     */
    List<Change> around(Instant now, Instant from, Instant until, Caller reader, int most) {
        Conditions ahead = existing(reader);
        ahead.add("c.window_end > :now").with("now", now);
        ahead.add("c.window_start < :until").with("until", until);
        ahead.add("c.window_start > :earliest").with("earliest", now.minus(LONGEST_WINDOW));
        List<Change> around = new ArrayList<>(list(ahead, "c.window_start, c.id", most));
        if (around.size() < most) {
            Conditions over = existing(reader);
            over.add("c.window_end <= :now").with("now", now);
            over.add("c.window_end > :from").with("from", from);
            over.add("c.window_start > :earliest").with("earliest", from.minus(LONGEST_WINDOW));
            around.addAll(list(over, "c.window_end desc, c.id desc", most - around.size()));
        }
        return around;
    }

    /** Nobody need hear that a draft was given up. */
    private Conditions existing(Caller reader) {
        Conditions conditions = new Conditions();
        conditions.add("(c.status not in ('WITHDRAWN', 'ROLLED_BACK') or c.declared_at is not null)");
        conditions.showTo(reader);
        return conditions;
    }

    private static List<Change> list(Conditions conditions, String order, int most) {
        // A flush before the second of two lists would make Hibernate forget which collections of the first it can read
        // together.
        Query query = conditions.query(order).setMaxResults(most).setFlushMode(FlushModeType.COMMIT);
        @SuppressWarnings("unchecked") // the query says so
        List<Change> list = query.getResultList();
        return list;
    }

    /**
     * Every word must begin a word of the change. If one of them is rare, the list begins with the changes that hold it; the
     * subquery's offset keeps PostgreSQL from walking all changes instead, which it likes to do for a short page. With common
     * words only, the walk from the newest change on soon fills a page.
     */
    private void search(Set<String> words, Conditions conditions) {
        record Counted(String range, long changes) {}
        List<Counted> counted = new ArrayList<>();
        for (String word : words) {
            int number = counted.size();
            conditions.with("from" + number, word).with("to" + number, word + LAST_CHARACTER);
            counted.add(new Counted("w.word >= :from" + number + " and w.word < :to" + number, countUpToRare(word)));
        }
        counted.sort(Comparator.comparingLong(Counted::changes));
        if (!counted.isEmpty() && counted.get(0).changes() <= RARE) {
            conditions.beginWith("(select distinct w.change_id from change_word w where "
                    + counted.remove(0).range() + " order by w.change_id desc offset 0 rows)");
        }
        for (Counted word : counted) {
            conditions.add("exists (select 1 from change_word w where w.change_id = c.id and " + word.range() + ")");
        }
    }

    private long countUpToRare(String word) {
        return ((Number) entities.createNativeQuery("select count(*) from (select 1 as one from change_word w"
                                + " where w.word >= :from and w.word < :to fetch first " + (RARE + 1) + " rows only) x")
                        .setParameter("from", word)
                        .setParameter("to", word + LAST_CHARACTER)
                        .getSingleResult())
                .longValue();
    }

    /** What a change must fulfil to be listed. */
    private final class Conditions {
        private String from = "platform_change c";
        private final List<String> all = new ArrayList<>();
        private final Map<String, Object> parameters = new HashMap<>();

        Conditions add(String condition) {
            all.add(condition);
            return this;
        }

        Conditions with(String parameter, Object value) {
            parameters.put(parameter, value);
            return this;
        }

        void beginWith(String changeIds) {
            from = changeIds + " h join platform_change c on c.id = h.change_id";
        }

        /** The same as {@link Change#isVisibleTo}. */
        void showTo(Caller reader) {
            if (!reader.readsAllCarriers()) {
                add("c.declared_at is not null");
            }
            String only = reader.readsOnlyCarrier();
            if (only != null) {
                add(AFFECTED.formatted("onlyCarrier")).with("onlyCarrier", only);
            }
        }

        Query query(String order) {
            String where = all.isEmpty() ? "" : " where " + String.join(" and ", all);
            Query query =
                    entities.createNativeQuery("select c.* from " + from + where + " order by " + order, Change.class);
            parameters.forEach(query::setParameter);
            return query;
        }
    }
}
