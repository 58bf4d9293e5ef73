package org.countersign.ledger.check;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/** The texts that leaves are committed to, on the checker's own connection. */
final class KeptTexts {
    private static final int BATCH = 500;
    private static final String COLUMNS = "select commitment, entry, salt, text from ledger_text where ";

    private KeptTexts() {}

    /**
     * One of them.
     *
     * @param salt null when it was erased
     * @param text null when it was erased
     */
    record Kept(
            String commitment,
            long entry,
            byte @Nullable [] salt,
            @Nullable String text) {

        boolean isErased() {
            return salt == null && text == null;
        }

        boolean isGenuine() {
            return salt != null
                    && text != null
                    && new FreeText.Opening(salt, text).commitment().equals(commitment);
        }
    }

    /** Those of these entries, by their commitments. */
    static Map<String, Kept> of(Connection connection, Collection<Long> entries) throws SQLException {
        Map<String, Kept> kept = new HashMap<>();
        List<Long> wanted = entries.stream().distinct().sorted().toList();
        for (int from = 0; from < wanted.size(); from += BATCH) {
            List<Long> batch = wanted.subList(from, Math.min(from + BATCH, wanted.size()));
            try (PreparedStatement query =
                    connection.prepareStatement(COLUMNS + "entry in (" + Sql.marks(batch.size()) + ")")) {
                for (int i = 0; i < batch.size(); i++) {
                    query.setLong(i + 1, batch.get(i));
                }
                read(query, kept);
            }
        }
        return kept;
    }

    /** Those of the entries {@code from <= index < to}, by their commitments. */
    static Map<String, Kept> between(Connection connection, long from, long to) throws SQLException {
        Map<String, Kept> kept = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(COLUMNS + "entry >= ? and entry < ?")) {
            query.setLong(1, from);
            query.setLong(2, to);
            read(query, kept);
        }
        return kept;
    }

    /** Those of these commitments, of whichever entry. */
    static Map<String, Kept> opening(Connection connection, Collection<String> commitments) throws SQLException {
        Map<String, Kept> kept = new HashMap<>();
        List<String> wanted = List.copyOf(commitments);
        for (int from = 0; from < wanted.size(); from += BATCH) {
            List<String> batch = wanted.subList(from, Math.min(from + BATCH, wanted.size()));
            try (PreparedStatement query =
                    connection.prepareStatement(COLUMNS + "commitment in (" + Sql.marks(batch.size()) + ")")) {
                for (int i = 0; i < batch.size(); i++) {
                    query.setString(i + 1, batch.get(i));
                }
                read(query, kept);
            }
        }
        return kept;
    }

    private static void read(PreparedStatement query, Map<String, Kept> into) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                into.put(
                        row.getString(1),
                        new Kept(row.getString(1), row.getLong(2), row.getBytes(3), row.getString(4)));
            }
        }
    }
}
