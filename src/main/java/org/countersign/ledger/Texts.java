package org.countersign.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The texts to which leaves are committed, as far as they have not been erased. */
@ApplicationScoped
public class Texts {
    /** Commitments asked for in one query. */
    private static final int BATCH = 500;

    private final DataSource database;

    Texts(DataSource database) {
        this.database = database;
    }

    /**
     * What the ledger keeps of a text.
     *
     * @param salt null if the text has been erased
     * @param text null if it has been erased
     */
    public record Kept(
            String commitment,
            byte @Nullable [] salt,
            @Nullable String text) {}

    /** The text behind this commitment; null if it has been erased or was never there. */
    public @Nullable String text(String commitment) {
        return texts(List.of(commitment)).get(commitment);
    }

    /** The texts behind these commitments; those erased are missing. */
    public Map<String, String> texts(Collection<String> commitments) {
        List<String> wanted = commitments.stream().distinct().toList();
        Map<String, String> texts = new HashMap<>();
        if (wanted.isEmpty()) {
            return texts;
        }
        try (Connection connection = database.getConnection()) {
            for (int from = 0; from < wanted.size(); from += BATCH) {
                read(connection, wanted.subList(from, Math.min(from + BATCH, wanted.size())), texts);
            }
        } catch (SQLException e) {
            throw new LedgerException("texts could not be read", e);
        }
        return texts;
    }

    private static void read(Connection connection, List<String> commitments, Map<String, String> into)
            throws SQLException {
        String sql = "select commitment, text from ledger_text where text is not null and commitment in ("
                + String.join(", ", Collections.nCopies(commitments.size(), "?")) + ")";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < commitments.size(); i++) {
                query.setString(i + 1, commitments.get(i));
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    into.put(row.getString(1), row.getString(2));
                }
            }
        }
    }

    /** What is kept of the texts of this entry. */
    public List<Kept> ofEntry(long index) {
        return ofEntries(index, index + 1).getOrDefault(index, List.of());
    }

    /** What is kept of the texts of these entries, by index; entries without any are missing. */
    public Map<Long, List<Kept>> ofEntries(Collection<Long> entries) {
        Map<Long, List<Kept>> kept = new TreeMap<>();
        List<Long> wanted = entries.stream().distinct().toList();
        try (Connection connection = database.getConnection()) {
            for (int from = 0; from < wanted.size(); from += BATCH) {
                List<Long> batch = wanted.subList(from, Math.min(from + BATCH, wanted.size()));
                String sql = "select entry, commitment, salt, text from ledger_text where entry in ("
                        + String.join(", ", Collections.nCopies(batch.size(), "?")) + ") order by entry, commitment";
                try (PreparedStatement query = connection.prepareStatement(sql)) {
                    for (int i = 0; i < batch.size(); i++) {
                        query.setLong(i + 1, batch.get(i));
                    }
                    readKept(query, kept);
                }
            }
            return kept;
        } catch (SQLException e) {
            throw new LedgerException("texts could not be read", e);
        }
    }

    private static void readKept(PreparedStatement query, Map<Long, List<Kept>> into) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                into.computeIfAbsent(row.getLong(1), entry -> new ArrayList<>())
                        .add(new Kept(row.getString(2), row.getBytes(3), row.getString(4)));
            }
        }
    }

    /** What is kept of the texts of the entries {@code from <= index < to}, by index. */
    Map<Long, List<Kept>> ofEntries(long from, long to) {
        String sql = "select entry, commitment, salt, text from ledger_text where entry >= ? and entry < ?"
                + " order by entry, commitment";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, from);
            query.setLong(2, to);
            Map<Long, List<Kept>> kept = new TreeMap<>();
            readKept(query, kept);
            return kept;
        } catch (SQLException e) {
            throw new LedgerException("texts could not be read", e);
        }
    }
}
