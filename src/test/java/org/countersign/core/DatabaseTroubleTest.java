package org.countersign.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseTroubleTest {
    private final SQLException gone = new SQLException("An I/O error occurred", "08006");

    @Test
    void a_lost_connection_is_found_behind_what_it_caused() {
        assertUnavailable(new IllegalStateException(new RuntimeException(gone)));
    }

    @Test
    void a_lost_connection_is_found_beside_what_could_not_be_committed() {
        Exception commit = new Exception("Could not commit transaction.");
        commit.addSuppressed(new Exception("resource failed", gone));

        assertUnavailable(new IllegalStateException(commit));
    }

    @Test
    void anything_else_is_a_fault_of_ours() {
        assertThat(DatabaseTrouble.of(new IllegalStateException(new SQLException("syntax", "42601"))))
                .isNull();
    }

    private static void assertUnavailable(Throwable failure) {
        assertThat(DatabaseTrouble.of(failure))
                .isNotNull()
                .extracting(Problem::status)
                .isEqualTo(503);
    }
}
