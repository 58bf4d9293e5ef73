package org.countersign.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.countersign.testing.Postgres;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of what is there already when reminders know their deadlines, and nameless maintenance its posters. */
class UpgradeTest {
    private static final String BEFORE = "165";

    @Test
    void on_h2() throws SQLException {
        upgrade("jdbc:h2:mem:upgrade;DB_CLOSE_DELAY=-1", null, null, "db/h2");
    }

    @Test
    void on_postgresql() throws SQLException {
        try (Postgres postgres = Postgres.start()) {
            upgrade(postgres.jdbcUrl(), postgres.user(), postgres.password(), "db/postgresql");
        }
    }

    private static void upgrade(String url, @Nullable String user, @Nullable String password, String particular)
            throws SQLException {
        FluentConfiguration flyway =
                Flyway.configure().dataSource(url, user, password).locations("db/common", particular);
        flyway.target(BEFORE).load().migrate();
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            whatIsThere(connection);
            flyway.target("167").load().migrate();

            assertThat(read(
                            connection,
                            "select carrier, stage from acknowledgement_reminder where deadline ="
                                    + " timestamp with time zone '2013-09-12 07:00:00+00:00' order by carrier"))
                    .as("of the deadline that holds, also where the link has ended; of an earlier revision none")
                    .containsExactly("linked DUE", "unlinked AHEAD");
            assertThat(read(connection, "select reference, revision from acknowledgement_reminder order by carrier"))
                    .containsExactly("CHG-2013-0001 2", "CHG-2013-0001 2");
            assertThat(read(connection, "select id, poster from carrier_maintenance order by id"))
                    .as("the newest of each poster's that named nobody")
                    .containsExactly("m-1 null", "m-2 p-1", "m-3 k-1", "m-4 p-1", "m-5 null");
        }
    }

    private static void whatIsThere(Connection connection) throws SQLException {
        for (String carrier : List.of("linked", "unlinked")) {
            execute(
                    connection,
                    "insert into carrier (code, name, country, registered_at, version) values ('" + carrier
                            + "', 'x', 'FR', current_timestamp, 0)");
        }
        execute(
                connection,
                "insert into platform (code, name, registered_at, version) values ('sfr', 'x', current_timestamp, 0)");
        execute(
                connection,
                "insert into interconnect (platform, carrier, notice_days, acknowledge_within_hours, opened_at, ended_at, version)"
                        + " select p.id, k.id, 5, 48, current_timestamp, case k.code when 'linked' then null else"
                        + " current_timestamp end, 0 from platform p, carrier k");
        execute(
                connection,
                "insert into platform_change (reference, status, revision, digest, platform, kind, category, window_start,"
                        + " window_end, created_at, version) values ('CHG-2013-0001', 'DECLARED', 2, 'd', 'sfr', 'NORMAL',"
                        + " 'ROUTING', timestamp with time zone '2013-09-20 07:00:00+00:00',"
                        + " timestamp with time zone '2013-09-20 09:00:00+00:00', current_timestamp, 0)");
        execute(
                connection,
                "insert into affected_carrier (change_id, carrier, state, asked_at, awaited) select c.id, k.code, 'PENDING',"
                        + " timestamp with time zone '2013-09-10 07:00:00+00:00', true from platform_change c, carrier k");
        for (String reminder : List.of("1, 'linked', 'OVERDUE'", "2, 'linked', 'DUE'", "2, 'unlinked', 'AHEAD'")) {
            execute(
                    connection,
                    "insert into acknowledgement_reminder (reference, revision, carrier, stage) values ('CHG-2013-0001', "
                            + reminder + ")");
        }
        maintenance(connection, 1, null, "p-1");
        maintenance(connection, 2, null, "p-1");
        maintenance(connection, 3, null, "k-1");
        maintenance(connection, 4, "linked", "p-1");
        entry(connection, 14, "maintenance-assigned", "m-4", "p-2");
        maintenance(connection, 5, "unlinked", "p-1");
    }

    /** All have the same UID, but for those of carriers. */
    private static void maintenance(Connection connection, int number, @Nullable String carrier, String poster)
            throws SQLException {
        execute(
                connection,
                "insert into carrier_maintenance (id, carrier, uid_hash, sequence_number, starts_at, ends_at, impact, status,"
                        + " content, received_at, updated_at, version) values ('m-" + number + "', "
                        + (carrier == null ? "null" : "'" + carrier + "'") + ", '"
                        + (carrier == null ? "same" : carrier)
                        + "', 0, current_timestamp, current_timestamp, 'OUTAGE', 'CONFIRMED', '{}', current_timestamp,"
                        + " current_timestamp, 0)");
        entry(connection, number, "maintenance-received", "m-" + number, poster);
    }

    private static void entry(Connection connection, int index, String kind, String subject, String actor)
            throws SQLException {
        execute(
                connection,
                "insert into ledger_entry (idx, kind, at, actor, subject, leaf, leaf_hash) values (" + index + ", '"
                        + kind + "', current_timestamp, '" + actor + "', '" + subject + "', '00', '00')");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static List<String> read(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row.getString(1) + " " + row.getString(2));
            }
            return rows;
        }
    }
}
