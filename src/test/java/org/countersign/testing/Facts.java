package org.countersign.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The facts in the ledger, straight from its table. */
@ApplicationScoped
public class Facts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DataSource database;

    Facts(DataSource database) {
        this.database = database;
    }

    /** The leaves of all facts about this subject, the oldest first. */
    public List<JsonNode> about(String subject) {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select leaf from ledger_entry where subject = ? order by idx")) {
            query.setString(1, subject);
            List<JsonNode> leaves = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    leaves.add(JSON.readTree(row.getBytes(1)));
                }
            }
            return leaves;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kinds of all facts about this subject, the oldest first. */
    public List<String> kindsAbout(String subject) {
        return about(subject).stream().map(leaf -> leaf.get("kind").asText()).toList();
    }
}
