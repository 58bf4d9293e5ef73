package org.countersign.ledger.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** How H2 goes about reading what is checked; PostgreSQL chooses anew by what its tables hold. */
class CheckingPlanTest {
    private static final String DATABASE = "jdbc:h2:mem:checking-plan;DB_CLOSE_DELAY=-1";

    /** Else each slice would read all that follow, and a check of a million would never end. */
    @Test
    void a_slice_of_births_ends_where_it_is_full() throws SQLException {
        Flyway.configure()
                .dataSource(DATABASE, null, null)
                .locations("db/common", "db/h2")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(DATABASE);
                PreparedStatement explain = connection.prepareStatement("explain " + Told.ofKind(TableCheck.SLICE))) {
            explain.setString(1, "campaign-registered");
            explain.setLong(2, 0);
            try (ResultSet plan = explain.executeQuery()) {
                assertThat(plan.next()).isTrue();
                assertThat(plan.getString(1)).contains("LEDGER_ENTRY_KIND").contains("index sorted");
            }
        }
    }
}
