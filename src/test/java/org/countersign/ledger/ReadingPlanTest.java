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
        assertThat(plan(Entries.ofKinds(3), 0L, 1000L, "kind-0", "kind-1", "kind-2"))
                .contains("ledger_entry")
                .doesNotContain("ledger_entry_kind");
    }

    /** A proof reads hashes from several places. */
    @Test
    void the_hashes_of_several_ranges_are_found_by_their_index() throws SQLException {
        assertThat(plan(StoredTree.query(0, 2), 0L, 1L, 256L, 512L))
                .contains("ledger_entry")
                .doesNotContain("tablescan", "seq scan");
        assertThat(plan(StoredTree.query(8, 2), 8, 0L, 1L, 8, 2L, 3L))
                .contains("ledger_node")
                .doesNotContain("tablescan", "seq scan");
    }

    private String plan(String query, Object... parameters) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = database.getConnection();
                PreparedStatement explain = connection.prepareStatement("explain " + query)) {
            for (int i = 0; i < parameters.length; i++) {
                explain.setObject(i + 1, parameters[i]);
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
