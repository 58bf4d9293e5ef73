package org.countersign.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** How the databases go about reading the ledger. */
@QuarkusTest
class ReadingPlanTest {
    @Inject
    DataSource database;

    /** Through the index by kind each step of a fold would visit the whole ledger, and a million changes never be folded. */
    @Test
    void the_entries_of_a_step_are_found_by_their_index() throws SQLException {
        assertThat(plan(Entries.ofKinds(3))).contains("ledger_entry").doesNotContain("ledger_entry_kind");
    }

    private String plan(String query) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = database.getConnection();
                PreparedStatement explain = connection.prepareStatement("explain " + query)) {
            explain.setLong(1, 0);
            explain.setLong(2, 1000);
            for (int kind = 0; kind < 3; kind++) {
                explain.setString(3 + kind, "kind-" + kind);
            }
            try (ResultSet lines = explain.executeQuery()) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
        }
        return plan.toString().toLowerCase(Locale.ROOT);
    }
}
