package org.countersign.gate.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** On a first start the pool may close the connection that made H2's tables, as it closes any that is idle. */
class ClosedConnectionsTest {
    private static final String DATABASE = "jdbc:h2:mem:closed-connections;DB_CLOSE_DELAY=-1";

    @Test
    void decisions_are_taken_and_checked_though_the_connection_that_made_the_tables_is_closed() throws SQLException {
        Flyway.configure()
                .dataSource(DATABASE, null, null)
                .locations("db/common", "db/h2")
                .load()
                .migrate();

        try (Connection connection = DriverManager.getConnection(DATABASE)) {
            assertThat(insert(connection, "allow")).isOne();
            assertThatThrownBy(() -> insert(connection, "maybe"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("DECISION_VERDICT_KNOWN");
        }
    }

    private static int insert(Connection connection, String verdict) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into decision (id, entry, campaign, client,"
                + " platform, verdict, reason_codes, decided_at, checked_against, question, answer, digest, sameness)"
                + " values ('d-1', 1, 'a', 'b', 'c', ?, '', current_timestamp, 1, '{}', '{}', 'd', 's')")) {
            insert.setString(1, verdict);
            return insert.executeUpdate();
        }
    }
}
