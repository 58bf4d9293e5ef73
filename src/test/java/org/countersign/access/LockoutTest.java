package org.countersign.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.countersign.core.AppClock;
import org.countersign.testing.Api;
import org.countersign.testing.AtOnce;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LockoutTest {
    private static final String PEOPLE = "/api/v1/people";
    /** The default of {@code countersign.sign-in.failures}. */
    private static final int FAILURES = 10;

    private static final Duration WINDOW = Duration.ofMinutes(15);

    @Inject
    DataSource database;

    @Inject
    Lockout lockout;

    @Inject
    AppClock appClock;

    @Inject
    Clock clock;

    @AfterEach
    void timeRunsAsUsual() {
        appClock.startAt(Clock.systemUTC().instant());
    }

    @Test
    void repeated_failures_lock_also_the_right_password_out() {
        String login = Api.person(null, null, Role.AUDITOR);
        fail(login, FAILURES);

        Response locked = attempt(login, Api.PASSWORD);

        locked.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/login-locked"));
        assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(1, (int) WINDOW.toSeconds() + 1);
    }

    @Test
    void a_login_that_nobody_has_locks_like_any_other() {
        String login = Api.code("nobody");
        fail(login, FAILURES);
        attempt(login, Api.PASSWORD).then().statusCode(429);
    }

    @Test
    void a_login_locks_in_whatever_case_it_is_typed() {
        String login = Api.person(null, null, Role.AUDITOR);
        fail(login.toUpperCase(Locale.ROOT), FAILURES);
        attempt(login, Api.PASSWORD).then().statusCode(429);
    }

    @Test
    void a_lock_opens_after_its_time() {
        String login = Api.person(null, null, Role.AUDITOR);
        fail(login, FAILURES);
        attempt(login, Api.PASSWORD).then().statusCode(429);

        appClock.startAt(clock.instant().plus(WINDOW).plusSeconds(1));

        attempt(login, Api.PASSWORD).then().statusCode(403);
    }

    @Test
    void a_right_password_in_time_forgets_the_failures() {
        String login = Api.person(null, null, Role.AUDITOR);
        fail(login, FAILURES - 1);
        attempt(login, Api.PASSWORD).then().statusCode(403);
        fail(login, FAILURES - 1);
        attempt(login, Api.PASSWORD).then().statusCode(403);
    }

    @Test
    void failures_far_apart_do_not_add_up() {
        String login = Api.person(null, null, Role.AUDITOR);
        fail(login, FAILURES - 1);
        appClock.startAt(clock.instant().plus(WINDOW).plusSeconds(1));
        fail(login, FAILURES - 1);
        attempt(login, Api.PASSWORD).then().statusCode(403);
    }

    @Test
    void another_login_is_not_touched() {
        fail(Api.person(null, null, Role.AUDITOR), FAILURES);
        attempt(Api.person(null, null, Role.AUDITOR), Api.PASSWORD).then().statusCode(403);
    }

    @Test
    void guesses_at_the_same_time_get_no_more_answers_than_one_after_another() {
        String login = Api.person(null, null, Role.AUDITOR);
        List<Response> answers = AtOnce.run(3 * FAILURES, i -> () -> attempt(login, "a wrong password " + i));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnly(401, 429)
                .filteredOn(status -> status == 401)
                .hasSize(FAILURES);
    }

    @Test
    void a_lock_that_another_node_has_set_holds_here() throws SQLException {
        String login = Api.person(null, null, Role.AUDITOR);
        attempt(login, Api.PASSWORD).then().statusCode(403);

        lockInDatabase(login, clock.instant().plusSeconds(100));

        attempt(login, Api.PASSWORD).then().statusCode(429);
    }

    @Test
    void what_locks_nothing_any_more_is_purged() {
        String login = Api.code("nobody");
        fail(login, 1);
        appClock.startAt(clock.instant().plus(WINDOW.multipliedBy(2)).plusSeconds(1));
        lockout.purge();
        assertThat(lockout.findByIdOptional(Lockout.key(login))).isEmpty();
    }

    @Test
    void a_login_that_no_database_could_hold_is_nobodys() {
        attempt("a\u0000b", Api.PASSWORD).then().statusCode(401);
        attempt("x".repeat(3000), Api.PASSWORD).then().statusCode(401);
    }

    private static void fail(String login, int times) {
        for (int i = 0; i < times; i++) {
            attempt(login, "a wrong password").then().statusCode(401);
        }
    }

    private static Response attempt(String login, String password) {
        return Api.as(login, password).get(PEOPLE);
    }

    private void lockInDatabase(String login, Instant until) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into sign_in_failure (login_hash, failures, since, locked_until) values (?, 10, ?, ?)")) {
            insert.setString(1, Sha256.hex(login.getBytes(StandardCharsets.UTF_8)));
            insert.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setObject(3, until.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }
}
