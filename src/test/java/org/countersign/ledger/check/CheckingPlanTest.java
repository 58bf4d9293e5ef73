package org.countersign.ledger.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** How H2 goes about reading what is checked; PostgreSQL chooses anew by what its tables hold. */
@QuarkusTest
class CheckingPlanTest {
    @Inject
    DataSource database;

    /** Else each slice would read all that follow, and a check of a million would never end. */
    @Test
    void a_slice_of_births_ends_where_it_is_full() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assumeThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("H2");
            try (PreparedStatement explain = connection.prepareStatement("explain " + Told.ofKind(TableCheck.SLICE))) {
                explain.setString(1, "campaign-registered");
                explain.setLong(2, 0);
                try (ResultSet plan = explain.executeQuery()) {
                    assertThat(plan.next()).isTrue();
                    assertThat(plan.getString(1)).contains("LEDGER_ENTRY_KIND").contains("index sorted");
                }
            }
        }
    }
}
