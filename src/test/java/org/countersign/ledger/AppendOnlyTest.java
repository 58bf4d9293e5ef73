package org.countersign.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.countersign.testing.Postgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL lets its roles do to the ledger, whatever the application may try. */
class AppendOnlyTest {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String OWNER = "postgres";
    private static final String APPLICATION = "application";

    private static Postgres postgres;

    @BeforeAll
    static void migrateAsOneRoleForAnother() throws SQLException {
        postgres = Postgres.start();
        execute(OWNER, "create role application login password 'application'");
        execute(OWNER, "alter default privileges in schema public grant all on tables to application");
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(), postgres.user(), postgres.password())
                .locations("db/common", "db/postgresql")
                .load()
                .migrate();
        execute(OWNER, entry(0));
        execute(OWNER, "insert into ledger_node (level, idx, hash) values (8, 0, 'h')");
        execute(OWNER, "insert into ledger_text (commitment, entry, salt, text) values ('kept', 0, 's', 'text')");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @ParameterizedTest
    @CsvSource({OWNER + ", 1", APPLICATION + ", 2"})
    void entries_can_be_added_and_read(String role, long index) {
        assertThatCode(() -> {
                    execute(role, entry(index));
                    execute(role, "select leaf from ledger_entry");
                    execute(role, "update ledger_head set size = " + (index + 1));
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set actor = 'p-other' where idx = 0",
                "update ledger_entry set actor = 'p-other' where idx = -1",
                "delete from ledger_entry where idx = 0",
                "truncate ledger_entry cascade",
                "update ledger_node set hash = 'g'",
                "delete from ledger_node",
                "truncate ledger_node",
                "delete from ledger_head",
                "delete from ledger_text",
                "truncate ledger_text",
                "update ledger_text set text = 'another'",
                "update ledger_text set text = null",
                "update ledger_text set text = null, salt = null, entry = 1",
            })
    void nobody_can_change_or_remove_what_is_in_the_ledger(String sql) {
        for (String role : new String[] {OWNER, APPLICATION}) {
            assertThatThrownBy(() -> execute(role, sql))
                    .as(role)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OWNER, APPLICATION})
    void a_text_can_be_erased(String role) {
        assertThatCode(() -> {
                    execute(role, "insert into ledger_text values ('of " + role + "', 0, 's', 'text')");
                    execute(
                            role,
                            "update ledger_text set text = null, salt = null where commitment = 'of " + role + "'");
                })
                .doesNotThrowAnyException();
    }

    private static String entry(long index) {
        return "insert into ledger_entry (idx, kind, at, actor, subject, leaf, leaf_hash) values (" + index
                + ", 'bell-rung', now(), 'system', 's', 'leaf', 'hash')";
    }

    private static void execute(String role, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), role, role);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
