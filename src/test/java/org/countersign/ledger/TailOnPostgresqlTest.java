package org.countersign.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.countersign.testing.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the tail does when PostgreSQL goes away, comes back, or stands still. */
class TailOnPostgresqlTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Recorder recorder = new Recorder();
    private String url;
    private LoneTail ledger;

    private static final AtomicInteger databases = new AtomicInteger();
    private static Postgres postgres;

    @BeforeAll
    static void start() {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void follow() throws SQLException {
        String database = "test_" + databases.incrementAndGet();
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        }
        url = postgres.jdbcUrl().replaceAll("/[^/]*$", "/" + database);
        ledger = LoneTail.onPostgresql(url, postgres.user(), postgres.password(), recorder);
        ledger.append(4);
        ledger.tail.start();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void a_fact_committed_before_the_question_has_been_applied_when_it_is_fresh() {
        Recorder own = new Recorder();
        try (LoneTail patient = patient(own)) {
            for (int i = 0; i < 20; i++) {
                ledger.append(1);
                assertThat(patient.fresh())
                        .succeedsWithin(SOON)
                        .extracting(Head::size)
                        .isEqualTo(5L + i);
                assertThat(own.indexes).hasSize(5 + i);
            }
        }
    }

    @Test
    void while_the_database_stands_still_every_question_fails_and_once_it_runs_on_none_does() {
        assertThat(ledger.fresh()).succeedsWithin(SOON);
        postgres.freeze();
        List<CompletableFuture<Head>> questions =
                Stream.generate(ledger::fresh).limit(1_000).toList();
        assertThat(questions)
                .allSatisfy(question -> assertThatThrownBy(() -> question.get(10, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(NotFresh.class));
        assertThatThrownBy(() -> ledger.fresh().get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(NotFresh.class);

        postgres.thaw();
        await().atMost(SOON).until(() -> succeeds(ledger.fresh()));
        for (int i = 0; i < 50; i++) {
            assertThat(ledger.fresh()).succeedsWithin(SOON);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_database_that_stands_still_for_long_is_not_flooded_with_connections() throws Exception {
        postgres.freeze();
        try {
            for (int i = 0; i < 20; i++) {
                assertThatThrownBy(() -> ledger.fresh().get(10, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(NotFresh.class);
            }
            assertThat(connections()).isLessThan(15);
        } finally {
            postgres.thaw();
        }
    }

    @Test
    void while_the_database_is_away_every_question_fails_and_once_it_is_back_none_does() {
        assertThat(ledger.fresh()).succeedsWithin(SOON);
        postgres.stop();
        assertThatThrownBy(() -> ledger.fresh().get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(NotFresh.class);

        postgres.startAgain();
        ledger.append(1);
        await().atMost(SOON).until(() -> succeeds(ledger.fresh()));
        assertThat(recorder.indexes).containsExactly(0L, 1L, 2L, 3L, 4L);
        for (int i = 0; i < 50; i++) {
            assertThat(ledger.fresh()).succeedsWithin(SOON);
        }
    }

    @Test
    void a_connection_cut_between_two_questions_goes_unnoticed() {
        try (LoneTail patient = patient()) {
            for (int i = 0; i < 5; i++) {
                assertThat(patient.fresh()).succeedsWithin(SOON);
                ledger.append(1);
                ledger.execute("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                        + " and backend_type = 'client backend'");
                assertThat(patient.fresh()).succeedsWithin(SOON);
            }
        }
    }

    private LoneTail patient(Projection... projections) {
        LoneTail patient = LoneTail.patientOnPostgresql(url, postgres.user(), postgres.password(), projections);
        patient.tail.start();
        return patient;
    }

    @Test
    void each_event_loop_is_answered_at_once_after_the_database_was_started_anew() {
        Vertx vertx = Vertx.vertx();
        List<ContextInternal> loops = Stream.generate(((VertxInternal) vertx)::createEventLoopContext)
                .limit(4)
                .toList();
        try (PgHeadReader reader = new PgHeadReader(
                vertx,
                PgAddress.parse(new DatabaseAddress(url, postgres.user(), postgres.password())),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2))) {
            for (int start = 0; start < 2; start++) {
                for (ContextInternal loop : loops) {
                    CompletableFuture<Head> answer = new CompletableFuture<>();
                    loop.runOnContext(ask -> reader.read(CoalescedRead.Read.alone(answer)));
                    assertThat(answer).succeedsWithin(SOON);
                }
                postgres.stop();
                postgres.startAgain();
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void the_next_host_is_asked_where_one_does_not_answer() {
        Vertx vertx = Vertx.vertx();
        String hosts = url.replace("//localhost", "//localhost:1,localhost");
        try (PgHeadReader reader = new PgHeadReader(
                vertx,
                PgAddress.parse(new DatabaseAddress(hosts, postgres.user(), postgres.password())),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2))) {
            CompletableFuture<Head> answer = new CompletableFuture<>();
            reader.read(CoalescedRead.Read.alone(answer));
            assertThat(answer).succeedsWithin(SOON).extracting(Head::size).isEqualTo(4L);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void a_password_is_proved_without_being_sent() throws Exception {
        requirePassword("scram");
        Vertx vertx = Vertx.vertx();
        try (PgHeadReader reader = new PgHeadReader(
                vertx,
                PgAddress.parse(new DatabaseAddress(url, "scram", "pass wörd")),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2))) {
            CompletableFuture<Head> answer = new CompletableFuture<>();
            reader.read(CoalescedRead.Read.alone(answer));
            assertThat(answer).succeedsWithin(SOON).extracting(Head::size).isEqualTo(4L);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private void requirePassword(String role) throws SQLException, IOException {
        ledger.execute("create role " + role + " login password 'pass wörd'; grant select on ledger_head to " + role);
        try (Connection connection = DriverManager.getConnection(url, postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            Path rules;
            try (ResultSet file = statement.executeQuery("show hba_file")) {
                file.next();
                rules = Path.of(file.getString(1));
            }
            Files.writeString(rules, "host all " + role + " all scram-sha-256\n" + Files.readString(rules));
            statement.execute("select pg_reload_conf()");
        }
        await().atMost(SOON).until(() -> isRefused(role, "wrong"));
    }

    private boolean isRefused(String role, String password) {
        try {
            DriverManager.getConnection(url, role, password).close();
            return false;
        } catch (SQLException e) {
            return e.getSQLState().equals("28P01");
        }
    }

    /** Counts the sockets connected to the server, which cannot be asked. */
    private long connections() throws IOException {
        int port = PgAddress.parse(new DatabaseAddress(url, null, null)).get(0).getPort();
        Pattern remote = Pattern.compile("\\s*\\d+: \\w+:\\w+ \\w+:%04X 01 .*".formatted(port));
        try (Stream<String> ipv4 = Files.lines(Path.of("/proc/self/net/tcp"));
                Stream<String> ipv6 = Files.lines(Path.of("/proc/self/net/tcp6"))) {
            return Stream.concat(ipv4, ipv6).filter(remote.asMatchPredicate()).count();
        }
    }

    private static boolean succeeds(CompletableFuture<Head> question) throws InterruptedException {
        try {
            question.get(10, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}
