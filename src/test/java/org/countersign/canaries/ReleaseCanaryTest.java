package org.countersign.canaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Facts;
import org.countersign.testing.Registry;
import org.countersign.watch.Sending;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That where a platform requires it, no campaign leaves before a few messages have shown that a carrier delivers. */
@QuarkusTest
class ReleaseCanaryTest {
    private static final String CANARIES = "/api/v1/canaries";
    private static final String PREFLIGHT = "/api/v1/preflight";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    DataSource database;

    @Inject
    Facts facts;

    @Inject
    Clock clock;

    private String platform;
    private String carrier;
    private String client;
    private String campaign;

    @BeforeEach
    void makePlatform() {
        platform = Registry.platform("2013.06");
        carrier = Registry.carrier();
        client = Registry.client();
        Registry.interconnect(platform, carrier);
        Registry.contract(client, platform);
        campaign = Registry.campaign(client, platform);
    }

    private void require(String policy) {
        Api.as(Role.CHANGE_MANAGER)
                .body(Map.of("canary", policy))
                .patch("/api/v1/platforms/" + platform)
                .then()
                .statusCode(200)
                .body("canary", equalTo(policy));
    }

    private JsonPath ask() {
        return Api.asClient(client)
                .body(Map.of("client", client, "platform", platform, "campaign", campaign, "explain", true))
                .post(PREFLIGHT)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void assertBlocked(String cause) {
        JsonPath answer = ask();
        assertThat(answer.getString("decision")).isEqualTo("block");
        assertThat(answer.getList("carriers[0].reasons.code", String.class)).containsExactly("canary-passed");
        assertThat(answer.getString("carriers[0].reasons[0].cause")).isEqualTo(cause);
        assertThat(answer.getString("carriers[0].rules.'canary-passed'")).isEqualTo("unsatisfied");
    }

    private Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("platform", platform);
        body.put("carrier", carrier);
        body.put("campaign", campaign);
        return body;
    }

    private String start() {
        Response started = Api.as(Role.DUTY_OWNER).body(body()).post(CANARIES);
        String id = started.then().statusCode(201).extract().path("id");
        started.then().header("Location", endsWith("/api/v1/canaries/" + id));
        return id;
    }

    private static JsonPath show(String canary) {
        return Api.as(Role.AUDITOR)
                .get(CANARIES + "/" + canary)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void awaitState(String canary, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(show(canary).getString("state")).isEqualTo(state));
    }

    /** Messages sent now, and what became of them. */
    private void send(int count, String state) {
        List<Map<String, Object>> reports = IntStream.range(0, count)
                .<Map<String, Object>>mapToObj(i -> {
                    Map<String, Object> line = new LinkedHashMap<>();
                    line.put("campaign", campaign);
                    line.put("messageId", Api.code("m"));
                    line.put("carrier", carrier);
                    line.put("submittedAt", clock.instant().toString());
                    return line;
                })
                .toList();
        Api.admin().body(reports).post(Sending.SUBMISSIONS).then().statusCode(200);
        reports.forEach(line -> line.put("state", state));
        Api.admin().body(reports).post(Sending.REPORTS).then().statusCode(200);
    }

    private String passed() {
        String canary = start();
        send(20, "delivered-handset");
        awaitState(canary, "succeeded");
        return canary;
    }

    @Test
    void each_canary_after_one_that_failed_has_to_tell_more() {
        String first = start();
        send(6, "rejected");
        awaitState(first, "failed");
        String second = start();
        send(13, "delivered-handset");
        await().atMost(PATIENCE).until(() -> show(second).getInt("judged") == 13);
        assertThat(show(second).getString("state")).isEqualTo("running");
        send(4, "delivered-handset");
        awaitState(second, "succeeded");
    }

    @Test
    void a_platform_requires_none_unless_it_is_said() {
        Api.admin().get("/api/v1/platforms/" + platform).then().body("canary", equalTo("none"));
        JsonPath answer = ask();
        assertThat(answer.getString("decision")).isEqualTo("allow");
        assertThat(answer.getMap("carriers[0].rules")).doesNotContainKey("canary-passed");
    }

    @Test
    void where_it_is_required_the_gate_opens_once_one_has_succeeded_and_closes_with_the_next_release() {
        require("after-release");
        assertBlocked("canary-missing");
        String canary = start();
        assertBlocked("canary-running");

        send(20, "delivered-handset");
        awaitState(canary, "succeeded");

        JsonPath answer = ask();
        assertThat(answer.getString("decision")).isEqualTo("allow");
        assertThat(answer.getString("carriers[0].rules.'canary-passed'")).isEqualTo("satisfied");
        assertThat(show(canary).getInt("judged")).isEqualTo(13);
        assertThat(show(canary).getString("release.version")).isEqualTo("2013.06");
        assertThat(facts.kindsAbout(canary)).containsExactly("release-canary-started", "release-canary-ended");

        Registry.report(platform, "2013.06");
        assertThat(ask().getString("decision")).isEqualTo("allow");
        Registry.report(platform, "2013.09");
        assertThat(ask().getList("carriers[0].reasons.code", String.class))
                .containsExactly("release-declared", "canary-passed");
    }

    @Test
    void a_carrier_that_refuses_stays_closed_and_the_decision_can_be_computed_again() {
        require("after-release");
        passed();
        String canary = start();
        send(3, "rejected");
        awaitState(canary, "failed");

        assertBlocked("canary-failed");
        String decision = ask().getString("decisionId");
        Api.as(Role.AUDITOR)
                .get("/api/v1/decisions/" + decision + "/replay")
                .then()
                .statusCode(200)
                .body("agrees", equalTo(true));
        assertThat(ask().getString("carriers[0].reasons[0].href"))
                .isEqualTo("/api/v1/canaries?platform=" + platform + "&carrier=" + carrier);
        Api.as(Role.AUDITOR)
                .get(CANARIES + "?platform=" + platform + "&carrier=" + carrier)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].id", equalTo(canary))
                .body("items[0].state", equalTo("failed"));
    }

    @Test
    void another_release_supersedes_one_that_runs() {
        require("after-release");
        String canary = start();

        Registry.report(platform, "2013.09");

        assertThat(show(canary).getString("state")).isEqualTo("superseded");
        assertThat(show(canary).getString("endedAt")).isNotNull();
        start();
    }

    @Test
    void the_end_of_the_link_supersedes_one_that_runs_and_voids_one_that_has_succeeded() {
        require("after-release");
        passed();
        String canary = start();

        Api.admin()
                .delete("/api/v1/platforms/" + platform + "/interconnects/" + carrier)
                .then()
                .statusCode(204);
        assertThat(show(canary).getString("state")).isEqualTo("superseded");
        Registry.interconnect(platform, carrier);

        assertBlocked("canary-missing");
    }

    @Test
    void it_runs_out_when_its_time_is_over_first_and_that_is_no_success() throws SQLException {
        require("after-release");
        String canary = start();
        send(3, "delivered-handset");
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update release_canary set until_at = ? where reference = ?")) {
            update.setObject(1, OffsetDateTime.now(ZoneOffset.UTC).minusSeconds(1));
            update.setString(2, canary);
            update.executeUpdate();
        }

        awaitState(canary, "ran-out");
        assertBlocked("canary-missing");
    }

    @Test
    void one_that_runs_can_be_cancelled_and_that_is_no_success_but_an_attempt() {
        require("after-release");
        String canary = start();
        send(3, "delivered-handset");
        assertBlocked("canary-running");

        cancel(Role.DUTY_OWNER, canary)
                .statusCode(200)
                .body("state", equalTo("cancelled"))
                .body("endedAt", notNullValue());

        assertBlocked("canary-missing");
        assertThat(facts.kindsAbout(canary)).containsExactly("release-canary-started", "release-canary-ended");
        cancel(Role.DUTY_OWNER, canary).statusCode(409).body("type", endsWith("canary-ended"));
        String second = start();
        send(13, "delivered-handset");
        await().atMost(PATIENCE).until(() -> show(second).getInt("judged") == 13);
        assertThat(show(second).getString("state")).isEqualTo("running");
    }

    @Test
    void who_may_not_start_one_cannot_cancel_it_nor_who_has_another_version_in_mind() {
        String canary = start();

        cancel(Role.AUDITOR, canary).statusCode(403);
        Api.as(Role.DUTY_OWNER)
                .header("If-Match", "\"7\"")
                .post(CANARIES + "/" + canary + "/cancel")
                .then()
                .statusCode(412);
        cancel(Role.DUTY_OWNER, "y-nowhere").statusCode(404);

        assertThat(show(canary).getString("state")).isEqualTo("running");
    }

    private static ValidatableResponse cancel(Role role, String canary) {
        return Api.as(role).post(CANARIES + "/" + canary + "/cancel").then();
    }

    @Test
    void two_people_can_force_it_open() {
        require("after-release");
        String proposer = Api.person(null, null, Role.DUTY_OWNER);
        String override = Api.as(proposer, Api.PASSWORD)
                .body(Map.of(
                        "campaign",
                        campaign,
                        "reasonCodes",
                        List.of("canary-passed"),
                        "reason",
                        "The warning cannot wait.",
                        "until",
                        clock.instant().plusSeconds(3_600).toString()))
                .post("/api/v1/overrides")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Api.as(Role.DUTY_OWNER)
                .post("/api/v1/overrides/" + override + "/approve")
                .then()
                .statusCode(200);

        JsonPath answer = ask();
        assertThat(answer.getString("decision")).isEqualTo("allow");
        assertThat(answer.getString("carriers[0].rules.'canary-passed'")).isEqualTo("overridden");
    }

    @Test
    void only_one_runs_at_a_time_and_its_body_is_checked() {
        String elsewhere = Registry.campaign(client, Registry.platform());
        Map<String, Map<String, Object>> faults = Map.of(
                "/messages", Map.of("messages", 4),
                "/withinMinutes", Map.of("withinMinutes", 1_441),
                "/campaign", Map.of("campaign", elsewhere),
                "/platform", Map.of("platform", Api.code("platform")),
                "/carrier", Map.of("carrier", Registry.carrier()));
        faults.forEach((pointer, fault) -> {
            Map<String, Object> body = body();
            body.putAll(fault);
            Api.admin().body(body).post(CANARIES).then().statusCode(400).body("errors.pointer", hasItem(pointer));
        });
        start();

        Api.admin().body(body()).post(CANARIES).then().statusCode(409).body("type", endsWith("canary-running"));
    }

    @Test
    void those_who_may_not_place_holds_may_not_start_one_and_those_who_may_not_read_holds_may_not_read_it() {
        Api.as(Role.AUDITOR).body(body()).post(CANARIES).then().statusCode(403);
        Api.asClient(client).body(body()).post(CANARIES).then().statusCode(403);
        String canary = start();
        Api.asClient(client).get(CANARIES + "/" + canary).then().statusCode(403);
        Api.asCarrier(carrier).get(CANARIES).then().statusCode(403);
        Api.admin().get(CANARIES + "/y-nothing").then().statusCode(404);
    }

    @Test
    void a_policy_is_a_word_that_is_known_and_null_takes_it_back() {
        Api.admin()
                .body(Map.of("canary", "sometimes"))
                .patch("/api/v1/platforms/" + platform)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/canary"));
        require("after-release");
        Api.admin()
                .body("{\"canary\": null}")
                .patch("/api/v1/platforms/" + platform)
                .then()
                .statusCode(200)
                .body("canary", equalTo("none"));
        assertThat(ask().getString("decision")).isEqualTo("allow");
    }

    @Test
    void the_words_name_the_release_and_the_carrier() {
        require("after-release");
        Api.asClient(client)
                .header("Accept-Language", "fr")
                .body(Map.of("client", client, "platform", platform, "campaign", campaign))
                .post(PREFLIGHT)
                .then()
                .body("carriers[0].reasons[0].detail", containsString("Aucun essai témoin de la version 2013.06"))
                .body("carriers[0].reasons[0].change", nullValue());
    }
}
