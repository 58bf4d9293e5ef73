package org.countersign.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Loads entries for the {@link Tail} on one connection of its own; for one thread. */
final class EntryReader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EntryReader.class);

    private final DatabaseAddress address;
    private final Duration patience;
    private @Nullable Connection connection;

    EntryReader(DatabaseAddress address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    /** The entries of these kinds with {@code from <= index < to}, in order. A lost connection is replaced once. */
    List<Entry> entries(Set<String> kinds, long from, long to) throws SQLException {
        if (kinds.isEmpty() || from == to) {
            return List.of();
        }
        List<String> ordered = kinds.stream().sorted().toList();
        try {
            return read(ordered, from, to);
        } catch (SQLException lost) {
            close();
            try {
                return read(ordered, from, to);
            } catch (SQLException e) {
                close();
                e.addSuppressed(lost);
                throw e;
            }
        }
    }

    private List<Entry> read(List<String> kinds, long from, long to) throws SQLException {
        if (connection == null) {
            connection = address.connect(patience);
        }
        try (PreparedStatement query = connection.prepareStatement(Entries.ofKinds(kinds.size()))) {
            query.setLong(1, from);
            query.setLong(2, to);
            for (int i = 0; i < kinds.size(); i++) {
                query.setString(3 + i, kinds.get(i));
            }
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    entries.add(Entries.read(row));
                }
            }
            return entries;
        }
    }

    @Override
    public void close() {
        Connection lost = connection;
        connection = null;
        if (lost == null) {
            return;
        }
        try {
            lost.close();
        } catch (SQLException e) {
            LOG.debug("A connection was lost already", e);
        }
    }
}
