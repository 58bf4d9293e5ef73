package org.countersign.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.countersign.core.ActorId;

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
