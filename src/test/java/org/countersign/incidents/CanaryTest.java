package org.countersign.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.countersign.access.Role;
import org.countersign.core.Problem;
import org.countersign.testing.Api;
import org.countersign.testing.Facts;
import org.countersign.testing.Registry;
import org.countersign.testing.Trouble;
import org.countersign.watch.Sending;
import org.junit.jupiter.api.Test;

/** That a few messages show whether a carrier delivers again. */
@QuarkusTest
class CanaryTest {
    private static final String SETTINGS = "/api/v1/watch/settings";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    CanaryService canaries;

    @Inject
    DataSource database;

    @Inject
    Facts facts;

    @Inject
    Clock clock;

    private static void start(Trouble trouble, Map<String, Object> body) {
        Trouble.move(trouble.owner(), trouble.incident(), "canaries", body)
                .then()
                .statusCode(201)
                .header("Location", endsWith("/canaries"))
                .body("state", equalTo("running"));
    }

    private static JsonPath newest(Trouble trouble) {
        return Api.as(Role.AUDITOR)
                .get(Trouble.INCIDENTS + "/" + trouble.incident() + "/canaries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("items[0]");
    }

    private static void awaitState(Trouble trouble, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(newest(trouble).getString("state")).isEqualTo(state));
    }

    /** Messages sent now, and what became of them. */
    private void send(Trouble trouble, int count, String state) {
        List<Map<String, Object>> reports = IntStream.range(0, count)
                .<Map<String, Object>>mapToObj(i -> {
                    Map<String, Object> line = new LinkedHashMap<>();
                    line.put("campaign", trouble.campaign);
                    line.put("messageId", Api.code("m"));
                    line.put("carrier", trouble.carrier);
                    line.put("submittedAt", clock.instant().toString());
                    return line;
                })
                .toList();
        Api.admin().body(reports).post(Sending.SUBMISSIONS).then().statusCode(200);
        reports.forEach(line -> line.put("state", state));
        Api.admin().body(reports).post(Sending.REPORTS).then().statusCode(200);
    }

    @Test
    void it_succeeds_when_its_messages_are_delivered() {
        Trouble trouble = new Trouble();
        trouble.hold();
        send(trouble, 20, "rejected");
        start(trouble, Map.of("messages", 20));

        send(trouble, 20, "delivered-handset");

        awaitState(trouble, "succeeded");
        assertThat(newest(trouble).getInt("judged")).isEqualTo(13);
        assertThat(newest(trouble).getInt("failed")).isZero();
        assertThat(newest(trouble).getDouble("ratio")).isLessThanOrEqualTo(0.01);
        assertThat(facts.kindsAbout(trouble.incident())).contains("canary-started", "canary-ended");
    }

    @Test
    void it_fails_when_they_are_refused() {
        Trouble trouble = new Trouble();
        trouble.hold();
        start(trouble, Map.of());

        send(trouble, 5, "rejected");

        awaitState(trouble, "failed");
    }

    @Test
    void who_tries_again_needs_more_deliveries_until_one_succeeds() {
        Trouble trouble = new Trouble();
        trouble.hold();
        start(trouble, Map.of());
        assertThat(newest(trouble).getInt("attempt")).isEqualTo(1);
        send(trouble, 5, "rejected");
        awaitState(trouble, "failed");

        start(trouble, Map.of());
        assertThat(newest(trouble).getInt("attempt")).isEqualTo(2);
        send(trouble, 20, "delivered-handset");

        awaitState(trouble, "succeeded");
        assertThat(newest(trouble).getInt("judged")).isEqualTo(15);
        start(trouble, Map.of());
        assertThat(newest(trouble).getInt("attempt")).isEqualTo(1);
    }

    @Test
    void it_runs_out_when_its_time_is_over_first() throws SQLException {
        Trouble trouble = new Trouble();
        trouble.hold();
        start(trouble, Map.of());
        send(trouble, 3, "delivered-handset");
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update incident_canary set until_at = ? where campaign = ?")) {
            update.setObject(1, OffsetDateTime.now(ZoneOffset.UTC).minusSeconds(1));
            update.setString(2, trouble.campaign);
            update.executeUpdate();
        }

        awaitState(trouble, "ran-out");
    }

    @Test
    void only_one_runs_at_a_time_and_its_body_is_checked() {
        Trouble trouble = new Trouble();
        trouble.hold();
        String elsewhere = Registry.campaign(trouble.client, Registry.platform());
        Map<String, Map<String, Object>> faults = Map.of(
                "/messages", Map.of("messages", 4),
                "/withinMinutes", Map.of("withinMinutes", 1_441),
                "/campaign", Map.of("campaign", elsewhere));
        faults.forEach((pointer, body) -> Trouble.move(trouble.owner(), trouble.incident(), "canaries", body)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer)));
        start(trouble, Map.of());

        Trouble.move(trouble.owner(), trouble.incident(), "canaries", Map.of())
                .then()
                .statusCode(409)
                .body("type", endsWith("canary-running"));
        Api.admin()
                .get(Trouble.INCIDENTS + "/" + trouble.incident() + "/canaries")
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void where_the_settings_require_one_a_hold_is_lifted_only_after_its_success() {
        Trouble trouble = new Trouble();
        String hold = trouble.hold();
        Map<String, Object> before =
                new HashMap<>(Api.admin().get(SETTINGS).then().extract().path(""));
        before.put("reason", "A canary first.");
        Map<String, Object> required = new HashMap<>(before);
        required.put("canaryBeforeLift", "required");
        Api.as(Role.DUTY_OWNER).body(required).put(SETTINGS).then().statusCode(200);
        try {
            lift(trouble, hold)
                    .statusCode(409)
                    .body("type", endsWith("canary-missing"))
                    .body("incident", equalTo(trouble.incident()));
            Api.admin().get("/api/v1/holds/" + hold).then().body("state", equalTo("standing"));
            start(trouble, Map.of());
            send(trouble, 20, "delivered-handset");
            awaitState(trouble, "succeeded");

            lift(trouble, hold).statusCode(200).body("state", equalTo("lifted"));
        } finally {
            Api.as(Role.DUTY_OWNER).body(before).put(SETTINGS).then().statusCode(200);
        }
    }

    private static ValidatableResponse lift(Trouble trouble, String hold) {
        return trouble.manager()
                .body(Map.of("reason", "Repaired."))
                .post("/api/v1/holds/" + hold + "/lift")
                .then();
    }

    @Test
    void where_it_is_required_a_hold_is_lifted_only_after_its_success() {
        Trouble trouble = new Trouble();
        String hold = trouble.hold();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> canaries.requireSuccess(hold)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo("canary-missing"));
        start(trouble, Map.of());
        send(trouble, 20, "delivered-handset");
        awaitState(trouble, "succeeded");

        QuarkusTransaction.requiringNew().run(() -> canaries.requireSuccess(hold));
        start(trouble, Map.of());
        send(trouble, 5, "rejected");
        awaitState(trouble, "failed");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> canaries.requireSuccess(hold)))
                .isInstanceOf(Problem.class);
        String ofNoIncident = "h-placed-by-somebody";
        QuarkusTransaction.requiringNew().run(() -> canaries.requireSuccess(ofNoIncident));
    }
}
