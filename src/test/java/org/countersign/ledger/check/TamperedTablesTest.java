package org.countersign.ledger.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.countersign.ledger.check.Difference.Kind;
import org.countersign.ledger.check.Reconciliation.Rows;
import org.countersign.ledger.check.SchemaColumns.Column;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** That whoever alters, adds or removes a row past the application is found out. What each test does is rolled back. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperedTablesTest {
    /** What no fact determines, and why not. */
    private static final Map<String, String> NOT_DETERMINED = Map.ofEntries(
            Map.entry("person.login", "who somebody is stands in no fact"),
            Map.entry("person.login_key", "who somebody is stands in no fact"),
            Map.entry("person.name", "who somebody is stands in no fact"),
            Map.entry("person.email", "who somebody is stands in no fact"),
            Map.entry("person.language", "a preference"),
            Map.entry("person.time_zone", "a preference"),
            Map.entry("person.session_version", "signing out is no fact"),
            Map.entry("person.version", "says which If-Match is stale, no more"),
            Map.entry("api_key.name", "people tell keys apart by it; no right follows from it"),
            Map.entry("api_key.last_used_at", "use is no fact"),
            Map.entry("api_key.version", "says which If-Match is stale, no more"),
            Map.entry("sign_in_failure.*", "failures are no facts"),
            Map.entry("carrier.id", "joins tables; which row it joins is compared there"),
            Map.entry("carrier.version", "says which If-Match is stale, no more"),
            Map.entry("platform.id", "joins tables; which row it joins is compared there"),
            Map.entry("platform.version", "says which If-Match is stale, no more"),
            Map.entry("interconnect.id", "nothing refers to it"),
            Map.entry("interconnect.version", "says which If-Match is stale, no more"),
            Map.entry("client.id", "joins tables; which row it joins is compared there"),
            Map.entry("client.version", "says which If-Match is stale, no more"),
            Map.entry("protected_period.version", "says which If-Match is stale, no more"),
            Map.entry("contract.id", "orders a list"),
            Map.entry("contract.version", "says which If-Match is stale, no more"),
            Map.entry("campaign.id", "orders a list"),
            Map.entry("campaign.version", "says which If-Match is stale, no more"),
            Map.entry("platform_change.id", "joins tables; which row it joins is compared there"),
            Map.entry("platform_change.version", "says which If-Match is stale, no more"),
            Map.entry("change_revision.id", "nothing refers to it"),
            Map.entry("change_counter.*", "references are unique, whatever it says"),
            Map.entry("sign_off.place", "orders a list"),
            Map.entry("hold.id", "orders a list"),
            Map.entry("launch_override.id", "orders a list"),
            Map.entry("launch_override.version", "says which If-Match is stale, no more"),
            Map.entry("change_template.id", "orders a list"),
            Map.entry("change_template.version", "says which If-Match is stale, no more"),
            Map.entry("page_session.*", "signing in is no fact"),
            Map.entry(
                    "cosigned_checkpoint.*",
                    "signed by the ledger's key, which no database holds; checked with the tree"),
            Map.entry("cosignature.*", "signed by witnesses; checked with the tree"),
            Map.entry("witness.*", "how it goes with witnesses is no fact"),
            Map.entry("witness_round.*", "which node is at work is no fact"),
            Map.entry("witnessed_log.*", "what others' ledgers have come to is no fact of this one"),
            Map.entry("watch_campaign.id", "joins tables"),
            Map.entry("watch_campaign.heard_on", "delivery reports are no facts"),
            Map.entry("watch_campaign.due_on", "when there is something to judge is no fact"),
            Map.entry("watch_campaign.middle_at", "delivery reports are no facts"),
            Map.entry("watch_campaign.middle_id", "delivery reports are no facts"),
            Map.entry("watch_campaign.last_at", "delivery reports are no facts"),
            Map.entry("watch_campaign.last_id", "delivery reports are no facts"),
            Map.entry("watch_campaign.kept_from", "delivery reports are no facts"),
            Map.entry("watch_stream.*", "delivery reports are no facts; the hold that it names is compared in hold"),
            Map.entry("watch_detector.*", "delivery reports are no facts"),
            Map.entry("watch_message.*", "delivery reports are no facts"),
            Map.entry("watch_curve.*", "delivery reports are no facts"),
            Map.entry("watch_campaign.early_age", "when it was first heard of is no fact"),
            Map.entry("watch_campaign.middle_age", "when it was first heard of is no fact"),
            Map.entry("watch_campaign.validity_period", "when it was first heard of is no fact"),
            Map.entry("watch_settings.id", "there is one"),
            Map.entry("watch_settings.version", "says which If-Match is stale, no more"),
            Map.entry("incident.id", "joins tables; which row it joins is compared there"),
            Map.entry("incident.version", "says which If-Match is stale, no more"),
            Map.entry("incident_alarm.*", "a merger moves them; each stands in the facts by itself"),
            Map.entry("incident_canary.id", "orders a list"),
            Map.entry("incident_canary.incident_id", "joins tables; which row it joins is compared by its reference"),
            Map.entry("incident_canary.judged", "how it goes before its end is no fact"),
            Map.entry("incident_canary.failed", "how it goes before its end is no fact"),
            Map.entry("incident_canary.ratio", "how it goes before its end is no fact"),
            Map.entry("release_canary.id", "orders a list"),
            Map.entry("release_canary.judged", "how it goes before its end is no fact"),
            Map.entry("release_canary.failed", "how it goes before its end is no fact"),
            Map.entry("release_canary.ratio", "how it goes before its end is no fact"),
            Map.entry("release_canary.version", "says which If-Match is stale, no more"),
            Map.entry("incident_counter.*", "references are unique, whatever it says"),
            Map.entry("webhook.id", "the row is found by it, and others refer to it"),
            Map.entry("webhook.secret", "sealed with a key that no database holds, for this webhook alone"),
            Map.entry("webhook.earlier_secret", "sealed with a key that no database holds, for this webhook alone"),
            Map.entry("webhook.version", "says which If-Match is stale, no more"),
            Map.entry("webhook_queue.*", "how it goes with a receiver is no fact"),
            Map.entry("notice.*", "what was sent is no fact; what it says is read when it is sent"),
            Map.entry(
                    "acknowledgement_reminder.*",
                    "keeps a fact from being made twice; where it is lost, a letter comes twice"),
            Map.entry(
                    "ended_clearance.*",
                    "keeps a fact from being made twice; where it is lost, somebody is told twice"),
            Map.entry("notice_attempt.*", "what was sent is no fact"),
            Map.entry(
                    "sign_off_link.*",
                    "who could answer is no fact; who has, and by which link, is compared in sign_off"),
            Map.entry("notice_follower.*", "what was sent is no fact"),
            Map.entry("subscription.version", "says which If-Match is stale, no more"),
            Map.entry("calendar_feed.version", "says which If-Match is stale, no more"),
            Map.entry(
                    "carrier_maintenance.uid_hash", "later notices are found by it; altered, one shows a second time"),
            Map.entry("carrier_maintenance.version", "says which If-Match is stale, no more"),
            Map.entry("watch_baseline.version", "says which If-Match is stale, no more"),
            Map.entry("decision.sameness", "says which repeats are recorded again; a replay computes the rest"),
            Map.entry("idempotency_key.*", "answers of a day, for who lost them"),
            Map.entry("erasure.id", "orders a list"),
            Map.entry("erasure.version", "says which If-Match is stale, no more"),
            Map.entry("self_check.*", "what the check itself found"),
            Map.entry("ledger_entry.*", "the tree is computed from it"),
            Map.entry("ledger_node.*", "the tree is computed anew"),
            Map.entry("ledger_text.*", "the leaves are committed to it"),
            Map.entry("ledger_head.*", "the tree is computed anew"),
            Map.entry("flyway_schema_history.*", "belongs to the migrations"));

    @Inject
    SelfCheck check;

    @Inject
    DataSource database;

    private CheckedScene scene;

    /** Made once: what the tests do to it is rolled back. */
    @BeforeEach
    void makeScene() {
        if (scene == null) {
            scene = new CheckedScene();
        }
    }

    private interface Work {
        void in(Connection connection) throws SQLException;
    }

    private void rolledBack(Work work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.in(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static int execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private Reconciliation reconciliationOf(String table) {
        return check.reconciliations().stream()
                .filter(each ->
                        each.tables().stream().anyMatch(rows -> rows.table().equals(table)))
                .findFirst()
                .orElseThrow();
    }

    private Set<String> compared(Connection connection) throws SQLException {
        Set<String> compared = new TreeSet<>();
        for (Reconciliation reconciliation : check.reconciliations()) {
            for (Rows rows : reconciliation.tables()) {
                compared.addAll(SchemaColumns.compared(connection, rows));
            }
        }
        return compared;
    }

    @Test
    void every_column_of_the_schema_is_compared_or_there_is_a_reason_why_not() throws SQLException {
        rolledBack(connection -> {
            Set<String> all = SchemaColumns.all(connection).keySet();
            Set<String> compared = compared(connection);
            Set<String> forgotten = new TreeSet<>(all);
            forgotten.removeAll(compared);
            forgotten.removeIf(column -> NOT_DETERMINED.containsKey(column)
                    || NOT_DETERMINED.containsKey(column.substring(0, column.indexOf('.')) + ".*"));

            assertThat(all).containsAll(compared);
            assertThat(compared).doesNotContainAnyElementsOf(NOT_DETERMINED.keySet());
            assertThat(forgotten).isEmpty();
        });
    }

    @Test
    void nothing_speaks_against_what_the_application_wrote() throws SQLException {
        rolledBack(connection -> {
            for (Reconciliation reconciliation : check.reconciliations()) {
                assertThat(check.within(connection, reconciliation, scene.subjects()))
                        .isEmpty();
            }
        });
    }

    @Test
    void things_with_more_facts_than_fit_into_memory_at_a_time_are_taken_one_by_one() throws SQLException {
        rolledBack(connection -> {
            for (Reconciliation reconciliation : check.reconciliations()) {
                assertThat(check.within(connection, reconciliation, scene.subjects(), 1))
                        .isEmpty();
            }
            execute(
                    connection,
                    "update platform_change set status = 'CLOSED' where reference = '" + scene.change + "'");
            assertThat(check.within(connection, reconciliationOf("platform_change"), scene.subjects(), 1))
                    .extracting(Difference::column)
                    .containsExactly("status");
        });
    }

    @Test
    void a_direct_edit_of_any_compared_column_shows() throws SQLException {
        Map<String, String> rows = new TreeMap<>(scene.rows());
        Map<String, Column> all = new TreeMap<>();
        Set<String> compared = new TreeSet<>();
        rolledBack(connection -> {
            all.putAll(SchemaColumns.all(connection));
            compared.addAll(compared(connection));
        });
        compared.removeIf(column -> column.startsWith("erasure."));
        List<String> unseen = new ArrayList<>();
        for (String column : compared) {
            String table = column.substring(0, column.indexOf('.'));
            String name = column.substring(column.indexOf('.') + 1);
            List<String> values = scene.values().containsKey(column)
                    ? List.of(Objects.requireNonNull(scene.values().get(column)))
                    : values(name, Objects.requireNonNull(all.get(column)));
            List<String> tried = new ArrayList<>();
            boolean shows = false;
            for (String value : values) {
                if (!shows) {
                    String sql = "update " + table + " set " + name + " = " + value + " where " + rows.get(table);
                    tried.add(sql);
                    shows = shows(column, table, sql);
                }
            }
            if (!shows) {
                unseen.addAll(tried);
            }
        }

        assertThat(compared).hasSizeGreaterThan(100);
        assertThat(unseen).isEmpty();
    }

    private boolean shows(String column, String table, String sql) throws SQLException {
        List<Difference> found = new ArrayList<>();
        rolledBack(connection -> {
            assertThat(execute(connection, sql)).as(sql).isPositive();
            // Only who looks at all rows can tell one that need not be there from one that must not.
            List<String> subjects = column.equals("watch_campaign.code") ? List.of() : scene.subjects();
            found.addAll(check.within(connection, reconciliationOf(table), subjects));
        });
        return found.stream().anyMatch(difference -> difference.table().equals(table));
    }

    /** One of which must show: where a test before has set the clock on, entries are later than what they tell of. */
    private static List<String> values(String name, Column column) {
        return switch (column.kind()) {
            case TEXT ->
                List.of("'"
                        + (column.length() == 0 ? "tampered" : "tampered".substring(0, Math.min(8, column.length())))
                        + "'");
            case NUMBER -> List.of("coalesce(" + name + ", 0) + 1");
            case TIME ->
                List.of(
                        "timestamp with time zone '2001-01-01 00:00:00+00:00'",
                        "timestamp with time zone '2199-12-31 00:00:00+00:00'");
            case BOOLEAN -> List.of("not " + name);
            case BYTES -> throw new IllegalArgumentException(name);
        };
    }

    @Test
    void a_row_that_is_removed_is_missed() throws SQLException {
        for (String table : List.of(
                "carrier_plmn",
                "carrier_contact",
                "carrier_sensitive_name",
                "sign_off",
                "affected_carrier",
                "excluded_carrier",
                "hold",
                "launch_override",
                "decision",
                "protected_period",
                "release_report",
                "interconnect",
                "campaign",
                "contract",
                "api_key",
                "change_revision",
                "included_carrier",
                "change_word",
                "watch_baseline")) {
            rolledBack(connection -> {
                execute(
                        connection,
                        "delete from " + table + " where " + scene.rows().get(table));

                assertThat(check.within(connection, reconciliationOf(table), scene.subjects()))
                        .extracting(Difference::kind, Difference::table)
                        .contains(tuple(Kind.MISSING, table));
            });
        }
    }

    @Test
    void a_row_of_which_no_fact_tells_is_found() throws SQLException {
        List<String> forged = List.of(
                "insert into hold (reference, campaign, reason, placed_at, placed_by) values ('h-forged', 'x', 'y',"
                        + " timestamp with time zone '2001-01-01 00:00:00+00:00', 'p-1')",
                "insert into person (id, login, login_key, name, email, password_hash, session_version, roles, language,"
                        + " disabled, added_at, version) values ('p-forged', 'forged', 'forged', 'x', 'x', 'x', 0, 'admin',"
                        + " 'EN', false, timestamp with time zone '2001-01-01 00:00:00+00:00', 0)",
                "insert into watch_baseline (carrier, failure_rate, stated_on, version) values ('forged', 0.3,"
                        + " timestamp with time zone '2001-01-01 00:00:00+00:00', 1)",
                "insert into webhook (id, url, events, reads_as, state, since, registered_by, registered_at, version)"
                        + " values ('w-forged', 'https://thief.example/', 'signed-off', 'AUDITOR', 'DISABLED', 0, 'p-1',"
                        + " timestamp with time zone '2001-01-01 00:00:00+00:00', 0)",
                "insert into watch_campaign (code, client, platform, heard_on) values ('forged', 'x', 'y',"
                        + " timestamp with time zone '2001-01-01 00:00:00+00:00')",
                "insert into sign_off (id, change_id, reference, revision, digest, carrier, decision, given_at, given_by)"
                        + " select 's-forged', change_id, reference, revision, digest, carrier, 'ACCEPTED', given_at,"
                        + " given_by from sign_off where id = '" + scene.signOff + "'");
        for (String sql : forged) {
            String table = sql.split(" ", 4)[2];
            rolledBack(connection -> {
                execute(connection, sql);

                assertThat(check.within(connection, reconciliationOf(table), List.of()))
                        .extracting(Difference::kind, Difference::table)
                        .contains(tuple(Kind.UNFOUNDED, table));
            });
        }
    }

    @Test
    void a_text_that_is_exchanged_together_with_its_copy_shows() throws SQLException {
        rolledBack(connection -> {
            Almighty.become(connection);
            execute(connection, "update ledger_text set text = 'Rien' where text = 'Vu'");
            execute(connection, "update sign_off set reason = 'Rien' where id = '" + scene.signOff + "'");

            assertThat(check.within(connection, List.of()))
                    .extracting(Difference::kind)
                    .contains(Kind.TEXT);
        });
    }

    @Test
    void a_text_that_is_removed_without_an_erasure_shows() throws SQLException {
        rolledBack(connection -> {
            execute(connection, "update ledger_text set text = null, salt = null where text = 'La rentrée'");

            assertThat(check.within(connection, List.of()))
                    .extracting(Difference::kind)
                    .contains(Kind.TEXT_GONE);
        });
    }
}
