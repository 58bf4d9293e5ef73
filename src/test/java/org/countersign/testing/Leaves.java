package org.countersign.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What stands in the ledger of the application under test. */
public final class Leaves {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Leaves() {}

    /** The leaves of a subject, the oldest first. */
    public static List<JsonNode> of(String subject) {
        try (Connection connection = database().getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select leaf from ledger_entry where subject = ? order by idx")) {
            select.setString(1, subject);
            try (ResultSet rows = select.executeQuery()) {
                List<JsonNode> leaves = new ArrayList<>();
                while (rows.next()) {
                    leaves.add(JSON.readTree(rows.getBytes(1)));
                }
                return leaves;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kinds of the facts of a subject, the oldest first. */
    public static List<String> kinds(String subject) {
        return of(subject).stream().map(leaf -> leaf.get("kind").asText()).toList();
    }

    /** The data of the newest fact of a subject. */
    public static JsonNode newest(String subject) {
        List<JsonNode> leaves = of(subject);
        return leaves.get(leaves.size() - 1).get("data");
    }

    /** The text behind a commitment; null when it was erased. */
    public static @Nullable String text(String commitment) {
        try (Connection connection = database().getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select text from ledger_text where commitment = ?")) {
            select.setString(1, commitment);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new AssertionError("nothing was committed to by " + commitment);
                }
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many entries there are. */
    public static long size() {
        return head("size");
    }

    /** The ledger's time: that of its newest entry. */
    public static Instant time() {
        try (Connection connection = database().getConnection();
                PreparedStatement select = connection.prepareStatement("select at from ledger_head");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The size after the newest entry that the gate cares about. */
    public static long gateSize() {
        return head("gate_size");
    }

    private static long head(String column) {
        try (Connection connection = database().getConnection();
                PreparedStatement select = connection.prepareStatement("select " + column + " from ledger_head");
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DataSource database() {
        return Arc.container().instance(DataSource.class).get();
    }
}
