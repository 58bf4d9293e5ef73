package org.countersign.ledger.check;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.countersign.core.ActorId;
import org.countersign.ledger.Entry;

/**
 * An entry, and whether it bears the time of the one before it: it is one of several of a transaction, or the clock of the
 * node that wrote it was behind that of another.
 */
record Told(Entry entry, boolean isDelayed) {
    private static final String COLUMNS =
            "select e.idx, e.kind, e.at, e.actor, e.subject, e.leaf, b.at from ledger_entry e"
                    + " left join ledger_entry b on b.idx = e.idx - 1 where ";

    /** The first so many of this kind after an index. */
    static List<Told> ofKind(Connection connection, String kind, long after, int most) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ofKind(most))) {
            query.setString(1, kind);
            query.setLong(2, after);
            return read(query);
        }
    }

    /** In the order of the index by kind, or H2 would read and sort all that follow. */
    static String ofKind(int most) {
        return COLUMNS + "e.kind = ? and e.idx > ? order by e.kind, e.idx fetch first " + most + " rows only";
    }

    /**
     * What these kinds tell about these subjects, in order, if that is no more than so many; else so many of them. Sorted
     * here, so that no database gathers all. {@code lower} changes no kind, but keeps H2 from its index by kind.
     */
    static List<Told> about(Connection connection, Collection<String> subjects, Set<String> kinds, int most)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(COLUMNS + "e.subject in ("
                + Sql.marks(subjects.size()) + ") and lower(e.kind) in (" + Sql.marks(kinds.size())
                + ") fetch first " + most + " rows only")) {
            int place = 1;
            for (String subject : subjects) {
                query.setString(place++, subject);
            }
            for (String kind : kinds) {
                query.setString(place++, kind);
            }
            List<Told> told = read(query);
            told.sort(Comparator.comparingLong(each -> each.entry().index()));
            return told;
        }
    }

    private static List<Told> read(PreparedStatement query) throws SQLException {
        List<Told> all = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Instant at = row.getObject(3, OffsetDateTime.class).toInstant();
                OffsetDateTime before = row.getObject(7, OffsetDateTime.class);
                Entry entry = new Entry(
                        row.getLong(1),
                        row.getString(2),
                        at,
                        new ActorId(row.getString(4)),
                        row.getString(5),
                        row.getBytes(6));
                all.add(new Told(entry, before != null && before.toInstant().equals(at)));
            }
        }
        return all;
    }
}
