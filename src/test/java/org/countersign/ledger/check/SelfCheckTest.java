package org.countersign.ledger.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.countersign.access.Role;
import org.countersign.ledger.Checkpoints;
import org.countersign.ledger.CosignedCheckpoints;
import org.countersign.ledger.Entry;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.Cosigner;
import org.countersign.ledger.merkle.SignedNote;
import org.countersign.testing.Api;
import org.countersign.testing.LaunchScene;
import org.countersign.testing.Registry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The check as a whole: on a busy registry, by one node at a time, and what it tells. */
@QuarkusTest
class SelfCheckTest {
    private static final int WRITERS = 4;
    private static final int ROUNDS = 5;

    @Inject
    SelfCheck check;

    @Inject
    CheckResults results;

    @Inject
    SelfCheckJob job;

    @Inject
    @Wellness
    SelfCheckHealth health;

    @Inject
    DataSource database;

    @Inject
    Checkpoints checkpoints;

    @Inject
    CosignedCheckpoints cosigned;

    @Inject
    GateKinds gate;

    @Inject
    Clock clock;

    @Test
    void a_registry_that_is_written_to_meanwhile_gives_no_difference() throws InterruptedException {
        // Other tests may have tampered.
        List<Difference> before =
                check.run(SelfCheck.Pace.FAST, difference -> {}).listed();
        AtomicBoolean enough = new AtomicBoolean();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        List<Difference> found = new ArrayList<>();
        try {
            for (int i = 0; i < WRITERS; i++) {
                writers.execute(() -> {
                    while (!enough.get()) {
                        LaunchScene launch = new LaunchScene(1);
                        String change = launch.changeInEffect();
                        launch.decision();
                        launch.scene().signOff(change, 0, "accepted");
                        launch.decision();
                        launch.scene().amend(change, launch.scene().content(), false);
                        launch.scene().signOff(change, 0, 2, "rejected", "Non");
                    }
                });
            }
            for (int i = 0; i < ROUNDS; i++) {
                check.run(SelfCheck.Pace.FAST, found::add);
            }
        } finally {
            enough.set(true);
            writers.shutdown();
            assertThat(writers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }

        found.removeAll(before);
        assertThat(found).isEmpty();
    }

    /** So that nobody waits for a check that waits, nor does the database keep anything for it. */
    @Test
    void between_two_slices_no_connection_is_held() {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger steps = new AtomicInteger();
        SelfCheck counted =
                new SelfCheck(counting(database, open), checkpoints, results, gate, check.reconciliations(), clock);

        CheckReport unused = counted.run(
                () -> {
                    assertThat(open).hasValue(0);
                    steps.incrementAndGet();
                },
                difference -> {});

        assertThat(steps.get()).isGreaterThan(check.reconciliations().size());
        assertThat(open).hasValue(0);
    }

    private static DataSource counting(DataSource all, AtomicInteger open) {
        return proxy(DataSource.class, all, (method, connection) -> {
            open.incrementAndGet();
            return proxy(Connection.class, (Connection) Objects.requireNonNull(connection), (called, result) -> {
                if (called.equals("close")) {
                    open.decrementAndGet();
                }
                return result;
            });
        });
    }

    private interface After {
        @Nullable
        Object call(String method, @Nullable Object result);
    }

    private static <T> T proxy(Class<T> type, T of, After after) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> after.call(method.getName(), method.invoke(of, arguments))));
    }

    @Test
    void a_check_that_fails_is_an_alarm_and_the_others_go_on() throws SQLException {
        String platform = org.countersign.testing.Registry.platform();
        List<Reconciliation> all = new ArrayList<>(check.reconciliations());
        all.add(new Failing(all.get(0)));
        SelfCheck failing = new SelfCheck(database, checkpoints, results, gate, all, clock);
        tamper("update platform set name = name || '!' where code = '" + platform + "'");

        CheckReport report = failing.run(SelfCheck.Pace.FAST, difference -> {});

        tamper("update platform set name = replace(name, '!', '') where code = '" + platform + "'");
        assertThat(report.holds()).isFalse();
        assertThat(report.listed())
                .anySatisfy(difference -> {
                    assertThat(difference.kind()).isEqualTo(Difference.Kind.UNCHECKED);
                    assertThat(difference.found()).isEqualTo("no idea");
                })
                .anySatisfy(difference -> assertThat(difference.row()).isEqualTo(platform));
    }

    /** Cannot even say with which facts its things begin. */
    private record Failing(Reconciliation of) implements Reconciliation {
        @Override
        public String birth() {
            throw new IllegalStateException("no idea");
        }

        @Override
        public List<Rows> tables() {
            return of.tables();
        }

        @Override
        public @Nullable String subjects() {
            return null;
        }

        @Override
        public void fold(List<Entry> facts, Expected expected) {}
    }

    @Test
    void a_table_that_is_not_there_is_an_alarm_and_the_others_go_on() {
        // Without a fact, no table would be asked for.
        Registry.carrier();
        Reconciliation any = check.reconciliations().stream()
                .filter(one -> one.birth().equals("carrier-registered"))
                .findFirst()
                .orElseThrow();
        Reconciliation gone = new Gone(any);
        List<Reconciliation> both = List.of(gone, any);

        CheckReport alone = new SelfCheck(database, checkpoints, results, gate, List.of(any), clock)
                .run(SelfCheck.Pace.FAST, difference -> {});
        CheckReport report = new SelfCheck(database, checkpoints, results, gate, both, clock)
                .run(SelfCheck.Pace.FAST, difference -> {});

        assertThat(report.listed()).extracting(Difference::kind).contains(Difference.Kind.UNCHECKED);
        assertThat(report.things()).isGreaterThanOrEqualTo(alone.things());
    }

    /** Asks for a table that somebody dropped. */
    private record Gone(Reconciliation of) implements Reconciliation {
        @Override
        public String birth() {
            return of.birth();
        }

        @Override
        public List<Rows> tables() {
            return List.of(new Rows("dropped", "select code, code from dropped where code in (:keys)"));
        }

        @Override
        public @Nullable String subjects() {
            return null;
        }

        @Override
        public void fold(List<Entry> facts, Expected expected) {}
    }

    @Test
    void a_checkpoint_that_cannot_be_shown_is_an_alarm_and_the_rest_goes_on() throws Exception {
        SignedNote own = checkpoints.own();
        Cosigner witness = new Cosigner(
                "witness.example.org/" + UUID.randomUUID(),
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        Instant at = Instant.now();
        cosigned.keep(own, witness.key().vkey(), witness.cosign(Checkpoint.parse(own.text()), at), at, note -> true);
        tamper("update cosignature set line = 'nobody' where witness = '"
                + witness.key().vkey() + "'");

        CheckReport report = check.run(SelfCheck.Pace.FAST, difference -> {});

        tamper("delete from cosignature where witness = '" + witness.key().vkey() + "'");
        assertThat(report.listed()).anySatisfy(difference -> {
            assertThat(difference.kind()).isEqualTo(Difference.Kind.UNCHECKED);
            assertThat(difference.table()).isEqualTo("ledger_head");
        });
        assertThat(report.things()).isPositive();
    }

    @Test
    void a_node_that_stops_is_no_alarm() {
        SelfCheck.Pace stopping = () -> {
            throw new SelfCheck.Stopped();
        };
        List<Difference> found = new ArrayList<>();

        assertThatThrownBy(() -> check.run(stopping, found::add)).isInstanceOf(SelfCheck.Stopped.class);

        assertThat(found).extracting(Difference::kind).doesNotContain(Difference.Kind.UNCHECKED);
    }

    @Test
    void only_one_node_at_a_time_checks() {
        Instant future = Instant.now().plus(Duration.ofDays(1_000)).truncatedTo(ChronoUnit.MICROS);
        Duration claim = Duration.ofMinutes(10);
        results.claim((Instant) null);

        assertThat(results.claim(future, Duration.ofHours(1), claim)).isTrue();
        assertThat(results.claim(future, Duration.ofHours(1), claim)).isFalse();
        assertThat(results.claim(future.plus(claim), Duration.ofHours(1), claim))
                .isTrue();
        results.claim((Instant) null);
    }

    @Test
    void a_check_is_not_made_again_before_its_time() {
        CheckReport report = job.run(SelfCheck.Pace.FAST);

        assertThat(results.claim(report.endedAt(), Duration.ofHours(24), Duration.ofMinutes(1)))
                .isFalse();
    }

    @Test
    void what_was_found_is_told_to_auditors() {
        CheckReport report = job.run(SelfCheck.Pace.FAST);

        Api.as(Role.AUDITOR)
                .get("/api/v1/ledger/self-check")
                .then()
                .statusCode(200)
                .body("size", org.hamcrest.Matchers.equalTo((int) report.size()))
                .body("things", org.hamcrest.Matchers.equalTo((int) report.things()));
        Api.as(Role.CHANGE_MANAGER).get("/api/v1/ledger/self-check").then().statusCode(403);
    }

    @Test
    void a_difference_is_no_reason_to_be_taken_from_the_balancer_but_makes_the_node_unwell() throws SQLException {
        String carrier = org.countersign.testing.Registry.carrier();
        tamper("update carrier set name = 'Tampered' where code = '" + carrier + "'");

        CheckReport report = job.run(SelfCheck.Pace.FAST);

        assertThat(report.listed())
                .anySatisfy(difference -> assertThat(difference.row()).isEqualTo(carrier));
        assertThat(health.call().getStatus().name()).isEqualTo("DOWN");
        io.restassured.RestAssured.given().get("/q/health/ready").then().statusCode(200);
        io.restassured.RestAssured.given().get("/q/health/well").then().statusCode(503);
        tamper("update carrier set name = 'Opérateur d''essai 📱' where code = '" + carrier + "'");
    }

    private void tamper(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
