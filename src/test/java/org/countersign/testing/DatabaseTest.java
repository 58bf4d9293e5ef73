package org.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** That the two runs of the suite really are on two databases. */
@QuarkusTest
class DatabaseTest {
    @Inject
    DataSource database;

    @Test
    void the_run_uses_the_database_that_it_is_named_after() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThat(connection.getMetaData().getDatabaseProductName())
                    .isEqualTo(System.getProperty("countersign.test.database"));
        }
    }
}
