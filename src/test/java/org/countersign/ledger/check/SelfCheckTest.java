package org.countersign.ledger.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.countersign.access.Role;
import org.countersign.ledger.Checkpoints;
import org.countersign.testing.Api;
import org.countersign.testing.LaunchScene;
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
                new SelfCheck(counting(database, open), checkpoints, results, check.reconciliations(), clock);

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
