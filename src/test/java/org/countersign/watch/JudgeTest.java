package org.countersign.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.LaunchScene;
import org.countersign.testing.Registry;
import org.junit.jupiter.api.Test;

/** That messages are judged, and that what follows an alarm follows once. */
@QuarkusTest
class JudgeTest {
    /** Longer than silence takes to count. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    DataSource database;

    @Inject
    Forgetting forgetting;

    @Inject
    Clock clock;

    private static void awaitState(Sending sending, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(sending.watch().getString("state")).isEqualTo(state));
    }

    /** Until everything that is due is judged; a message of a campaign of its own shows that. */
    private static void awaitAllJudged() {
        Sending other = new Sending(1);
        fail(other, 0, 40);
        awaitState(other, "held");
    }

    private static void submit(Sending sending, int from, int until) {
        sending.submit(
                IntStream.range(from, until).mapToObj(sending::submission).toList());
    }

    /** Submits messages and reports that they failed. */
    private static void fail(Sending sending, int from, int until) {
        submit(sending, from, until);
        sending.tell(IntStream.range(from, until)
                .mapToObj(i -> sending.report(i, "undeliverable"))
                .toList());
    }

    private List<JsonNode> anomalies(String campaign) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select leaf from ledger_entry where kind = 'anomaly-raised' order by idx")) {
            List<JsonNode> found = new ArrayList<>();
            while (row.next()) {
                JsonNode data = JSON.readTree(row.getBytes(1)).path("data");
                if (data.path("campaign").asText().equals(campaign)) {
                    found.add(data);
                }
            }
            return found;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Map<String, Object>> holds(String query) {
        return Api.admin()
                .get("/api/v1/holds?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    @Test
    void a_carrier_that_refuses_everything_is_held_once_on_record_with_the_counts() {
        Sending sending = new Sending(2);
        fail(sending, 0, 40);
        awaitState(sending, "held");
        fail(sending, 40, 80);
        awaitAllJudged();

        assertThat(holds("campaign=" + sending.campaign)).singleElement().satisfies(hold -> {
            assertThat(hold).containsEntry("placedBy", "system").containsEntry("state", "standing");
            assertThat(String.valueOf(hold.get("scope"))).contains(sending.carrier());
        });
        assertThat(anomalies(sending.campaign)).last().satisfies(anomaly -> {
            assertThat(anomaly.path("level").asText()).isEqualTo("held");
            assertThat(anomaly.path("carrier").asText()).isEqualTo(sending.carrier());
            assertThat(anomaly.path("failed").asInt()).isEqualTo(40);
            assertThat(anomaly.path("evidence").asDouble()).isGreaterThanOrEqualTo(1e8);
            assertThat(Instant.parse(anomaly.path("firstFailedAt").asText())).isEqualTo(sending.sentAt(0));
        });
        assertThat(anomalies(sending.campaign))
                .filteredOn(anomaly -> anomaly.path("level").asText().equals("held"))
                .hasSize(1);
        assertThat(sending.watch().getDouble("evidence")).isPositive();
    }

    @Test
    void a_message_dated_ahead_takes_nobodys_turn() {
        Sending sending = new Sending(1);
        Map<String, Object> ahead = sending.submission(0);
        ahead.put("submittedAt", clock.instant().plus(Duration.ofMinutes(4)).toString());
        sending.submit(List.of(ahead));
        sending.tell(List.of(told(ahead, "delivered-handset")));
        awaitAllJudged();

        List<Map<String, Object>> refused = IntStream.range(1, 40)
                .mapToObj(i -> {
                    Map<String, Object> line = sending.submission(i);
                    line.put("submittedAt", clock.instant().toString());
                    return line;
                })
                .toList();
        sending.submit(refused);
        sending.tell(refused.stream().map(line -> told(line, "rejected")).toList());

        awaitState(sending, "held");
    }

    private static Map<String, Object> told(Map<String, Object> submission, String state) {
        Map<String, Object> report = new LinkedHashMap<>(submission);
        report.put("state", state);
        return report;
    }

    @Test
    void the_gate_blocks_what_the_watch_holds() {
        LaunchScene scene = new LaunchScene(2);
        Map<String, Object> question =
                Map.of("client", scene.client(), "platform", scene.scene().platform(), "campaign", scene.campaign());
        Api.as(Role.CAMPAIGN_SYSTEM)
                .body(question)
                .post("/api/v1/preflight")
                .then()
                .body("decision", equalTo("allow"));
        refuse(scene);

        await().atMost(PATIENCE)
                .untilAsserted(() -> Api.as(Role.CAMPAIGN_SYSTEM)
                        .body(question)
                        .post("/api/v1/preflight")
                        .then()
                        .body("decision", equalTo("block"))
                        .body(
                                "carriers.find { it.carrier == '"
                                        + scene.scene().carrier(0) + "' }.reasons.code",
                                hasItem("no-hold"))
                        .body(
                                "carriers.find { it.carrier == '"
                                        + scene.scene().carrier(1) + "' }.reasons",
                                hasSize(0)));
    }

    /** The first carrier refuses sixty messages. */
    private void refuse(LaunchScene scene) {
        List<Map<String, Object>> reports = IntStream.range(0, 60)
                .<Map<String, Object>>mapToObj(i -> Map.of(
                        "campaign",
                        scene.campaign(),
                        "messageId",
                        "m-" + i,
                        "carrier",
                        scene.scene().carrier(0),
                        "submittedAt",
                        clock.instant().minusSeconds(600 - i).toString(),
                        "state",
                        "rejected",
                        "reason",
                        "sender-unregistered"))
                .toList();
        Api.admin().body(reports).post(Sending.REPORTS).then().statusCode(200);
    }

    @Test
    void a_decision_and_its_clearance_are_void_as_soon_as_the_watch_holds() {
        LaunchScene scene = new LaunchScene(2);
        Response allowed = Api.as(Role.CAMPAIGN_SYSTEM)
                .body(Map.of(
                        "client", scene.client(), "platform", scene.scene().platform(), "campaign", scene.campaign()))
                .post("/api/v1/preflight");
        allowed.then().body("decision", equalTo("allow")).body("clearance", notNullValue());
        String decision = "/api/v1/decisions/" + allowed.path("decisionId");
        Api.as(Role.AUDITOR).get(decision).then().body("standing", equalTo("in-force"));

        refuse(scene);

        await().atMost(PATIENCE)
                .untilAsserted(() -> Api.as(Role.AUDITOR)
                        .get(decision)
                        .then()
                        .statusCode(200)
                        .body("standing", equalTo("void"))
                        .body("decision", equalTo("allow")));
    }

    @Test
    void a_carrier_that_falls_silent_is_held() {
        Sending sending = new Sending(1);
        submit(sending, 0, 150);

        awaitState(sending, "held");

        assertThat(sending.watch().getInt("pending")).isEqualTo(150);
    }

    @Test
    void a_healthy_campaign_is_left_alone() {
        Sending sending = new Sending(1);
        submit(sending, 0, 1_000);
        Random random = new Random(20130911);
        sending.tell(IntStream.range(0, 1_000)
                .mapToObj(i -> sending.report(i, random.nextInt(100) < 2 ? "expired" : "delivered-handset"))
                .toList());

        awaitAllJudged();

        assertThat(sending.watch().getString("state")).isEqualTo("normal");
        assertThat(anomalies(sending.campaign)).isEmpty();
    }

    @Test
    void one_number_that_is_tried_for_ever_is_no_alarm() {
        Sending sending = new Sending(1);
        sending.submit(IntStream.range(0, 300)
                .mapToObj(i -> to("+33600000001", sending.submission(i)))
                .toList());
        sending.tell(IntStream.range(0, 300)
                .mapToObj(i -> sending.report(i, "undeliverable"))
                .toList());

        awaitAllJudged();

        assertThat(sending.watch().getInt("failed")).isEqualTo(300);
        assertThat(sending.watch().getString("state")).isEqualTo("normal");
    }

    private static Map<String, Object> to(String recipient, Map<String, Object> line) {
        line.put("recipient", recipient);
        return line;
    }

    @Test
    void duplicates_and_shuffled_reports_lead_to_the_same_statistic_as_clean_ones() {
        Sending clean = new Sending(1);
        Sending messy = new Sending(clean);
        Random random = new Random(7);
        List<String> states = IntStream.range(0, 300)
                .mapToObj(i -> random.nextInt(100) < 12 ? "undeliverable" : "delivered-handset")
                .toList();
        clean.tell(IntStream.range(0, 300)
                .mapToObj(i -> clean.report(i, states.get(i)))
                .toList());
        List<Map<String, Object>> shuffled = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            shuffled.add(messy.report(i, states.get(i)));
            shuffled.add(messy.report(i, "accepted"));
            shuffled.add(messy.report(i, states.get(i)));
        }
        Collections.shuffle(shuffled, random);
        // In two parts only: whoever is slower over them than the watch waits for reports has told it something else.
        messy.tell(shuffled.subList(0, 450));
        messy.tell(shuffled.subList(450, 900));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(clean.watch().getDouble("evidence")).isGreaterThan(10);
            assertThat(messy.watch().getDouble("evidence"))
                    .isEqualTo(clean.watch().getDouble("evidence"));
        });
        assertThat(messy.watch().getString("state")).isEqualTo(clean.watch().getString("state"));
        assertThat(messy.watch().getInt("failed")).isEqualTo(clean.watch().getInt("failed"));
    }

    @Test
    void when_several_campaigns_agree_the_link_to_the_carrier_is_held() {
        Sending first = new Sending(1);
        Sending second = new Sending(first);
        fail(first, 0, 40);
        awaitState(first, "held");
        assertThat(holds("platform=" + first.platform)).isEmpty();

        fail(second, 0, 40);
        awaitState(second, "held");

        assertThat(holds("platform=" + first.platform))
                .singleElement()
                .satisfies(hold -> assertThat(String.valueOf(hold.get("scope"))).contains(first.carrier()));
        assertThat(anomalies(second.campaign)).last().satisfies(anomaly -> {
            assertThat(anomaly.path("agreeing").path(0).asText()).isEqualTo(first.campaign);
            assertThat(anomaly.path("linkHold").asText()).startsWith("h-");
        });
    }

    @Test
    void who_lifts_the_hold_lets_the_watch_begin_anew() {
        Sending sending = new Sending(1);
        fail(sending, 0, 40);
        awaitState(sending, "held");

        lift(sending);
        awaitState(sending, "normal");
        fail(sending, 40, 80);

        awaitState(sending, "held");
        assertThat(holds("campaign=" + sending.campaign)).hasSize(2);
    }

    @Test
    void what_was_sent_before_the_lift_holds_nothing_again_at_any_stage() {
        Sending sending = new Sending(1);
        List<Map<String, Object>> old =
                IntStream.range(0, 40).mapToObj(i -> longAgo(sending, i)).toList();
        sending.submit(old);
        sending.tell(old.stream().map(line -> told(line, "undeliverable")).toList());
        awaitState(sending, "held");

        lift(sending);

        Instant newest = Instant.parse(String.valueOf(old.get(39).get("submittedAt")));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(number("select count(*) from watch_campaign where code = '"
                                + sending.campaign + "' and last_at >= timestamp with time zone '" + newest + "'"))
                        .isOne());
        assertThat(sending.watch().getString("state")).isEqualTo("normal");
        assertThat(holds("campaign=" + sending.campaign)).hasSize(1);
        assertThat(sending.watch().getDouble("evidence")).isZero();
        assertThat(number(
                        "select coalesce(sum(d.judged), 0) from watch_detector d join watch_stream s on s.id = d.stream"
                                + " join watch_campaign c on c.id = s.campaign where d.stage > 0 and c.code = '"
                                + sending.campaign + "'"))
                .isZero();
    }

    /** A submission of three days ago, old enough for every stage. */
    private Map<String, Object> longAgo(Sending sending, int number) {
        Map<String, Object> line = sending.submission(number);
        line.put("submittedAt", sending.sentAt(number).minus(Duration.ofDays(3)).toString());
        return line;
    }

    @Test
    void who_failed_before_the_lift_and_fails_after_it_counts_again() {
        Sending sending = new Sending(1);
        failTo(sending, 0);
        awaitState(sending, "held");
        lift(sending);
        awaitState(sending, "normal");

        failTo(sending, 40);

        awaitState(sending, "held");
        assertThat(holds("campaign=" + sending.campaign)).hasSize(2);
    }

    /** Forty recipients, the same each time, get a message that fails. */
    private static void failTo(Sending sending, int from) {
        List<Map<String, Object>> lines = IntStream.range(from, from + 40)
                .mapToObj(i -> to("+336000001" + (i - from + 10), sending.submission(i)))
                .toList();
        sending.submit(lines);
        sending.tell(lines.stream().map(line -> told(line, "undeliverable")).toList());
    }

    private static void lift(Sending sending) {
        Object hold = holds("campaign=" + sending.campaign).get(0).get("id");
        Api.as(Role.DUTY_OWNER)
                .body(Map.of("reason", "Repaired."))
                .post("/api/v1/holds/" + hold + "/lift")
                .then()
                .statusCode(200);
    }

    private int number(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_is_judged_and_old_is_dropped_and_its_counts_stay() {
        Sending sending = new Sending(1);
        List<Map<String, Object>> reports = IntStream.range(0, 10)
                .mapToObj(i -> sending.report(i, "delivered-handset"))
                .peek(report -> {
                    report.put("submittedAt", "2013-09-11T08:00:00Z");
                    report.put("doneAt", "2013-09-11T08:00:01Z");
                })
                .toList();
        sending.tell(reports);

        await().atMost(PATIENCE).untilAsserted(() -> {
            forgetting.forget(clock.instant());
            assertThat(stored(sending)).isZero();
        });

        assertThat(sending.watch().getInt("delivered")).isEqualTo(10);
        sending.tell(reports).body("accepted", equalTo(0)).body("rejected", hasSize(10));
    }

    private int stored(Sending sending) {
        return number("select count(*) from watch_message m join watch_campaign c on c.id = m.campaign where c.code = '"
                + sending.campaign + "'");
    }

    @Test
    void a_stated_rate_counts_for_campaigns_that_begin_afterwards() {
        Sending before = new Sending(1);
        before.tell(List.of(before.report(1, "delivered-handset")));
        String path = "/api/v1/carriers/" + before.carrier() + "/baseline";

        Api.as(Role.DUTY_OWNER)
                .body(Map.of("failureRate", 0.2))
                .put(path)
                .then()
                .statusCode(201)
                .body("failureRate", equalTo(0.2f))
                .body("source", equalTo("stated"));
        Api.admin().body(Map.of("failureRate", 0.2)).put(path).then().statusCode(200);
        Api.admin()
                .header("If-Match", "\"7\"")
                .body(Map.of("failureRate", 0.1))
                .put(path)
                .then()
                .statusCode(412);
        Sending after = new Sending(before);
        after.tell(List.of(after.report(1, "delivered-handset")));

        assertThat(before.watch().getDouble("baseline")).isEqualTo(0.03);
        assertThat(after.watch().getDouble("baseline")).isEqualTo(0.2);
        for (Object rate : List.of(-0.1, 0.31, "x")) {
            Api.admin().body(Map.of("failureRate", rate)).put(path).then().statusCode(400);
        }
        Api.admin()
                .body(Map.of("failureRate", 0.1))
                .put("/api/v1/carriers/" + Registry.codeOf(Registry.carrierBody()) + "/baseline")
                .then()
                .statusCode(404);
    }
}
