package org.countersign.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.countersign.core.ActorId;
import org.countersign.core.Cursor;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.ledger.merkle.Hash;
import org.jspecify.annotations.Nullable;

/** The ledger's entries, for those who ask for them; the {@link Tail} has its own way. */
@ApplicationScoped
public class Entries {
    private final DataSource database;

    Entries(DataSource database) {
        this.database = database;
    }

    /** At most so many entries, the first of index {@code from}, in order. */
    public List<Entry> page(long from, int limit) {
        String sql =
                "select idx, kind, at, actor, subject, leaf from ledger_entry where idx >= ? and idx < ? order by idx";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, from);
            query.setLong(2, Math.addExact(from, limit));
            return read(query);
        } catch (SQLException e) {
            throw new LedgerException("entries could not be read", e);
        }
    }

    /**
     * At most so many entries about a subject, the newest first.
     *
     * @param before only those of a lower index
     */
    public List<Entry> about(String subject, long before, int limit) {
        String sql = "select idx, kind, at, actor, subject, leaf from ledger_entry where subject = ? and idx < ?"
                + " order by idx desc fetch first " + limit + " rows only";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, subject);
            query.setLong(2, before);
            return read(query);
        } catch (SQLException e) {
            throw new LedgerException("entries could not be read", e);
        }
    }

    /** The newest entry of one of these kinds about a subject, before that index. */
    public Optional<Entry> newestAbout(String subject, Set<String> kinds, long before) {
        // As in ofKinds, lower keeps the database from its index by kind.
        String sql = "select idx, kind, at, actor, subject, leaf from ledger_entry where subject = ? and idx < ?"
                + " and lower(kind) in (" + String.join(", ", Collections.nCopies(kinds.size(), "?"))
                + ") order by idx desc fetch first 1 rows only";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, subject);
            query.setLong(2, before);
            int place = 3;
            for (String kind : kinds) {
                query.setString(place++, kind);
            }
            return read(query).stream().findFirst();
        } catch (SQLException e) {
            throw new LedgerException("entries could not be read", e);
        }
    }

    /** All entries of these kinds about any of these subjects, in order. */
    public List<Entry> ofKindsAbout(Set<String> kinds, Collection<String> subjects) {
        if (kinds.isEmpty() || subjects.isEmpty()) {
            return List.of();
        }
        // As in ofKinds, lower keeps the database from its index by kind.
        String sql = "select idx, kind, at, actor, subject, leaf from ledger_entry where subject in ("
                + String.join(", ", Collections.nCopies(subjects.size(), "?")) + ") and lower(kind) in ("
                + String.join(", ", Collections.nCopies(kinds.size(), "?")) + ") order by idx";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            List<String> values = new ArrayList<>(subjects);
            values.addAll(kinds);
            set(query, values);
            return read(query);
        } catch (SQLException e) {
            throw new LedgerException("entries could not be read", e);
        }
    }

    /**
     * At most so many entries about any of these subjects, the newest first.
     *
     * @param before only those of a lower index
     */
    public List<Entry> aboutAny(Collection<String> subjects, long before, int limit) {
        if (subjects.isEmpty()) {
            return List.of();
        }
        String sql = "select idx, kind, at, actor, subject, leaf from ledger_entry where subject in ("
                + String.join(", ", Collections.nCopies(subjects.size(), "?"))
                + ") and idx < ? order by idx desc fetch first " + limit + " rows only";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            int place = 1;
            for (String subject : subjects) {
                query.setString(place++, subject);
            }
            query.setLong(place, before);
            return read(query);
        } catch (SQLException e) {
            throw new LedgerException("entries could not be read", e);
        }
    }

    /** When the newest entry was made about each of these subjects; those of which there is none are absent. */
    public Map<String, Instant> newestTimes(Collection<String> subjects) {
        Set<String> asked = Set.copyOf(subjects);
        if (asked.isEmpty()) {
            return Map.of();
        }
        // Time never runs back in the ledger: the newest entry has the latest time.
        String sql = "select subject, max(at) from ledger_entry where subject in ("
                + String.join(", ", Collections.nCopies(asked.size(), "?")) + ") group by subject";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            set(query, List.copyOf(asked));
            Map<String, Instant> times = new HashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    times.put(
                            row.getString(1),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
            return times;
        } catch (SQLException e) {
            throw new LedgerException("entries could not be read", e);
        }
    }

    /** The newest entry of this kind about this subject that {@code wanted} accepts. */
    public Optional<Entry> newest(String kind, String subject, Predicate<Entry> wanted) {
        String sql = "select idx, kind, at, actor, subject, leaf from ledger_entry where kind = ? and subject = ?"
                + " order by idx desc";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, kind);
            query.setString(2, subject);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Entry entry = read(row);
                    if (wanted.test(entry)) {
                        return Optional.of(entry);
                    }
                }
            }
            return Optional.empty();
        } catch (SQLException e) {
            throw new LedgerException("entries could not be read", e);
        }
    }

    /** Entries, the newest first. */
    public Page<Entry> list(EntryFilter filter, Paging paging) {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        restrict("kind = ?", filter.kind(), conditions, values);
        restrict("subject = ?", filter.subject(), conditions, values);
        Cursor.Position after = paging.position(1);
        restrict("idx < ?", after == null ? null : after.number(0), conditions, values);
        try (Connection connection = database.getConnection()) {
            // Time never runs back in the ledger: a time stands for an index.
            restrict("idx >= ?", firstSince(filter.from(), connection), conditions, values);
            restrict("idx < ?", firstSince(filter.until(), connection), conditions, values);
            List<String> actors = filter.actors();
            if (actors != null && actors.isEmpty()) {
                return Page.empty();
            }
            try (PreparedStatement query = connection.prepareStatement(
                    listing(conditions, actors == null ? 0 : actors.size(), paging.rows()))) {
                set(query, actors == null ? values : ofEach(actors, values));
                return Page.of(read(query), paging.limit, entry -> entry, entry -> Cursor.of(entry.index()));
            }
        } catch (SQLException e) {
            throw new LedgerException("entries could not be read", e);
        }
    }

    /**
     * The query for the newest entries under these conditions.
     *
     * @param actors how many there are of whom one acted, 0 for anybody. Each one's newest are looked up apart, for databases
     *     would rather read the whole ledger backwards than merge what an index knows of several.
     */
    static String listing(List<String> conditions, int actors, int rows) {
        String found = actors == 0 ? newest(conditions, rows) : newestOfEach(conditions, actors, rows);
        return "select idx, kind, at, actor, subject, leaf from " + found;
    }

    private static String newest(List<String> conditions, int rows) {
        return "ledger_entry"
                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                + " order by idx desc fetch first " + rows + " rows only";
    }

    private static String newestOfEach(List<String> conditions, int actors, int rows) {
        List<String> ofOne = new ArrayList<>(conditions);
        ofOne.add("actor = ?");
        if (actors == 1) {
            return newest(ofOne, rows);
        }
        String each = "(select idx, kind, at, actor, subject, leaf from " + newest(ofOne, rows) + ")";
        return "(" + String.join(" union all ", Collections.nCopies(actors, each))
                + ") found order by idx desc fetch first " + rows + " rows only";
    }

    /** The values of the conditions, followed by an actor, for each of them. */
    private static List<Object> ofEach(List<String> actors, List<Object> values) {
        List<Object> all = new ArrayList<>();
        for (String actor : actors) {
            all.addAll(values);
            all.add(actor);
        }
        return all;
    }

    private static void set(PreparedStatement query, List<?> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            query.setObject(i + 1, values.get(i));
        }
    }

    private static void restrict(
            String condition, @Nullable Object value, List<String> conditions, List<Object> values) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    /**
     * The index of the first entry at or after this time, the ledger's size if there is none; null without a time. Halving the
     * ledger takes a score of look-ups, and no index that each append would have to keep.
     */
    private static @Nullable Long firstSince(@Nullable Instant time, Connection connection) throws SQLException {
        if (time == null) {
            return null;
        }
        try (PreparedStatement size = connection.prepareStatement("select size from ledger_head")) {
            return firstSince(time, number(size), connection);
        }
    }

    private static long firstSince(Instant time, long size, Connection connection) throws SQLException {
        try (PreparedStatement at = connection.prepareStatement("select at from ledger_entry where idx = ?")) {
            long earlier = 0;
            long since = size;
            while (earlier < since) {
                long middle = (earlier + since) >>> 1;
                at.setLong(1, middle);
                if (instant(at).isBefore(time)) {
                    earlier = middle + 1;
                } else {
                    since = middle;
                }
            }
            return since;
        }
    }

    private static long number(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Instant instant(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /**
     * The next entries of a walk through the ledger in its order, so that whoever reads it all holds neither a connection nor
     * more than a step of it. Begin at 0, go on after the last index given; less than {@code limit} entries are the last.
     *
     * @param kind null for all
     * @param subject null for all
     * @param to the index before which the walk ends
     */
    public List<Entry> step(@Nullable String kind, @Nullable String subject, long from, long to, int limit) {
        List<String> conditions = new ArrayList<>(List.of("idx >= ?", "idx < ?"));
        List<Object> values = new ArrayList<>(List.of(from, to));
        restrict("kind = ?", kind, conditions, values);
        restrict("subject = ?", subject, conditions, values);
        String sql = "select idx, kind, at, actor, subject, leaf from ledger_entry where "
                + String.join(" and ", conditions) + " order by idx fetch first " + limit + " rows only";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            set(query, values);
            return read(query);
        } catch (SQLException e) {
            throw new LedgerException("entries could not be read", e);
        }
    }

    /** How many entries a walk of {@link #step}s meets. */
    public long count(@Nullable String kind, @Nullable String subject, long from, long to) {
        if (kind == null && subject == null) {
            return Math.max(0, to - from);
        }
        List<String> conditions = new ArrayList<>(List.of("idx >= ?", "idx < ?"));
        List<Object> values = new ArrayList<>(List.of(from, to));
        restrict("kind = ?", kind, conditions, values);
        restrict("subject = ?", subject, conditions, values);
        String sql = "select count(*) from ledger_entry where " + String.join(" and ", conditions);
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            set(query, values);
            return number(query);
        } catch (SQLException e) {
            throw new LedgerException("entries could not be counted", e);
        }
    }

    /**
     * The index of the first entry at or after this time, within a ledger of this size; the size if there is none.
     *
     * @param size at most the present one
     */
    public long firstSince(Instant time, long size) {
        try (Connection connection = database.getConnection()) {
            return firstSince(time, size, connection);
        } catch (SQLException e) {
            throw new LedgerException("entries could not be read", e);
        }
    }

    /**
     * A leaf as the database keeps it.
     *
     * @param hash as it was computed when the leaf was added, from which the tree was made
     */
    public record Leaf(long index, byte[] bytes, Hash hash) {}

    /** At most so many leaves, the first of index {@code from}, in order. */
    public List<Leaf> leaves(long from, int limit) {
        String sql = "select idx, leaf, leaf_hash from ledger_entry where idx >= ? and idx < ? order by idx";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, from);
            query.setLong(2, Math.addExact(from, limit));
            List<Leaf> leaves = new ArrayList<>(limit);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    leaves.add(new Leaf(row.getLong(1), row.getBytes(2), new Hash(row.getBytes(3))));
                }
            }
            return leaves;
        } catch (SQLException e) {
            throw new LedgerException("leaves could not be read", e);
        }
    }

    /** The entry at this index. */
    public Optional<Entry> find(long index) {
        return page(index, 1).stream().findFirst();
    }

    /** The entries of these kinds with {@code from <= index < to}, in order; all are held in memory, so ask for few. */
    public List<Entry> ofKinds(Set<String> kinds, long from, long to) {
        if (kinds.isEmpty() || from >= to) {
            return List.of();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(ofKinds(kinds.size()))) {
            query.setLong(1, from);
            query.setLong(2, to);
            int place = 3;
            for (String kind : kinds) {
                query.setString(place++, kind);
            }
            return read(query);
        } catch (SQLException e) {
            throw new LedgerException("entries could not be read", e);
        }
    }

    /**
     * From one index to before another, of so many kinds. {@code lower} changes no kind, but keeps the database from going
     * through its index by kind, in which H2 visits every entry of each kind that there ever was.
     */
    static String ofKinds(int kinds) {
        return "select idx, kind, at, actor, subject, leaf from ledger_entry where idx >= ? and idx < ? and lower(kind) in ("
                + String.join(", ", Collections.nCopies(kinds, "?")) + ") order by idx";
    }

    private static List<Entry> read(PreparedStatement query) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                entries.add(read(row));
            }
        }
        return entries;
    }

    /** The entry in a row of idx, kind, at, actor, subject and leaf. */
    static Entry read(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong(1),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                new ActorId(row.getString(4)),
                row.getString(5),
                row.getBytes(6));
    }
}
