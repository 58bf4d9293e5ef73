package org.countersign.watch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.AtOnce;
import org.countersign.testing.Reads;
import org.countersign.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That what is reported is taken in, line by line, and once. */
@QuarkusTest
class IntakeTest {
    private static final int ROUNDS = 4;
    private static final String NDJSON = "application/x-ndjson";

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    @Inject
    Reads reads;

    private Sending sending;

    @BeforeEach
    void begin() {
        sending = new Sending(1);
    }

    private RequestSpecification lines() {
        return sending.system().contentType(NDJSON);
    }

    private String line(int number, String state) {
        return "{\"campaign\":\"%s\",\"messageId\":\"m-%d\",\"carrier\":\"%s\",\"state\":\"%s\",\"submittedAt\":\"%s\"}"
                .formatted(sending.campaign, number, sending.carrier(), state, sending.sentAt(number));
    }

    @Test
    void a_report_of_a_message_never_submitted_counts_as_both() {
        sending.tell(List.of(sending.report(1, "delivered-handset"), sending.report(2, "expired")))
                .body("accepted", equalTo(2))
                .body("duplicate", equalTo(0))
                .body("rejected", empty());

        JsonPath watch = sending.watch();
        assertThat(watch.getInt("sent")).isEqualTo(2);
        assertThat(watch.getInt("delivered")).isEqualTo(1);
        assertThat(watch.getInt("failed")).isEqualTo(1);
        assertThat(watch.getInt("pending")).isZero();
        assertThat(watch.getDouble("baseline")).isEqualTo(0.03);
        assertThat(watch.getString("state")).isEqualTo("normal");
    }

    @Test
    void a_submission_is_pending_until_it_is_reported() {
        sending.submit(List.of(sending.submission(1), sending.submission(2)));
        sending.tell(List.of(sending.report(1, "accepted"), sending.report(2, "delivered-network")));
        assertThat(sending.watch().getInt("pending")).isEqualTo(2);

        sending.tell(List.of(sending.report(1, "delivered-handset")));

        assertThat(sending.watch().getInt("pending")).isEqualTo(1);
        assertThat(sending.watch().getInt("sent")).isEqualTo(2);
    }

    @Test
    void duplicates_change_nothing() {
        List<Map<String, Object>> reports = List.of(sending.report(1, "expired"), sending.report(2, "expired"));
        sending.tell(reports);

        sending.tell(reports).body("accepted", equalTo(0)).body("duplicate", equalTo(2));
        sending.tell(List.of(sending.report(3, "expired"), sending.report(3, "expired")))
                .body("accepted", equalTo(1))
                .body("duplicate", equalTo(1));

        assertThat(sending.watch().getInt("failed")).isEqualTo(3);
    }

    @Test
    void ids_that_differ_in_case_or_leading_zeros_name_one_message() {
        Map<String, Object> submission = sending.submission(1);
        submission.put("messageId", "007F3A");
        Map<String, Object> report = sending.report(1, "delivered-handset");
        report.put("messageId", "7f3a");
        sending.submit(List.of(submission));

        sending.tell(List.of(report));

        assertThat(sending.watch().getInt("sent")).isEqualTo(1);
        assertThat(sending.watch().getInt("delivered")).isEqualTo(1);
    }

    @Test
    void lines_of_ndjson_are_taken_and_bad_ones_rejected_by_number_and_cause() {
        String body = String.join(
                "\n",
                line(1, "expired"),
                "",
                "{\"no\": \"report\"}",
                line(2, "eaten"),
                "not json",
                line(3, "expired"),
                line(4, "expired").replace(sending.campaign, "no-such-campaign"),
                line(5, "expired").replace(sending.carrier(), "no-such-carrier"));

        lines().body(body.getBytes(StandardCharsets.UTF_8))
                .post(Sending.REPORTS)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("rejected.line", contains(3, 4, 5, 7, 8))
                .body("rejected[0].detail", containsString("/no"))
                .body("rejected[1].detail", containsString("/state: must be one of accepted, buffered"))
                .body("rejected[2].detail", containsString("JSON"))
                .body("rejected[3].detail", equalTo("/campaign: is not a campaign that is known here"))
                .body("rejected[4].detail", equalTo("/carrier: is not a carrier that is known here"));

        assertThat(sending.watch().getInt("sent")).isEqualTo(2);
    }

    @Test
    void causes_are_told_in_the_callers_language() {
        lines().header("Accept-Language", "fr")
                .body(line(1, "expired")
                        .replace(sending.campaign, "no-such-campaign")
                        .getBytes(StandardCharsets.UTF_8))
                .post(Sending.REPORTS)
                .then()
                .body("rejected[0].detail", equalTo("/campaign\u00a0: n’est pas une campagne connue ici"));
    }

    @Test
    void what_is_dated_more_than_5_minutes_ahead_is_rejected_by_number_and_cause() {
        Instant now = clock.instant();
        Map<String, Object> within = sending.submission(1);
        within.put("submittedAt", now.plus(Faults.MOST_AHEAD).toString());
        Map<String, Object> beyond = sending.submission(2);
        beyond.put("submittedAt", now.plus(Faults.MOST_AHEAD).plusSeconds(60).toString());
        Map<String, Object> report = new LinkedHashMap<>(beyond);
        report.put("state", "delivered-handset");

        sending.submit(List.of(within, beyond))
                .body("accepted", equalTo(1))
                .body("rejected.line", contains(2))
                .body(
                        "rejected[0].detail",
                        startsWith("/submittedAt: lies more than 5 minutes ahead of the clock here, 2"));
        sending.tell(List.of(report))
                .body("accepted", equalTo(0))
                .body("rejected.line", contains(1))
                .body("rejected[0].detail", startsWith("/submittedAt: lies more than 5 minutes ahead"));

        assertThat(sending.watch().getInt("sent")).isEqualTo(1);
    }

    @Test
    void the_clock_of_a_provider_puts_nothing_ahead_of_ours() throws SQLException {
        String tomorrow = DateTimeFormatter.ofPattern("yyMMddHHmm")
                .withZone(ZoneOffset.UTC)
                .format(clock.instant().plus(1, ChronoUnit.DAYS));
        sending.system()
                .contentType("text/plain")
                .body("id:ahead submit date:" + tomorrow + " done date:" + tomorrow + " stat:DELIVRD err:000 text:")
                .post(Sending.REPORTS + "/smpp?campaign=" + sending.campaign + "&carrier=" + sending.carrier())
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));

        assertThat(stored("submitted_at")).isEqualTo(stored("known_at"));
        assertThat(sending.watch().getInt("delivered")).isEqualTo(1);
    }

    @Test
    void a_network_stands_for_its_carrier() {
        String plmn = Registry.plmn();
        String carrier = Registry.carrier(plmn);
        Map<String, Object> report = sending.report(1, "expired");
        report.remove("carrier");
        report.put("plmn", plmn);

        sending.tell(List.of(report)).body("accepted", equalTo(1));

        assertThat(sending.watch(carrier).getInt("failed")).isEqualTo(1);
    }

    @Test
    void a_network_that_nobody_registered_keeps_no_report_from_its_message() {
        sending.submit(List.of(sending.submission(1)));
        Map<String, Object> report = sending.report(1, "delivered-handset");
        report.remove("carrier");
        report.put("plmn", Registry.plmn());

        sending.tell(List.of(report)).body("accepted", equalTo(1));

        assertThat(sending.watch().getInt("delivered")).isEqualTo(1);
        Map<String, Object> ofNothing = sending.report(2, "delivered-handset");
        ofNothing.remove("carrier");
        ofNothing.put("plmn", Registry.plmn());
        sending.tell(List.of(ofNothing)).body("accepted", equalTo(0)).body("rejected.size()", equalTo(1));
    }

    @Test
    void the_carrier_at_submission_counts_and_the_one_reported_is_kept() throws SQLException {
        String other = Registry.carrier();
        sending.submit(List.of(sending.submission(1)));

        sending.tell(List.of(sending.report(1, "expired", other)));

        assertThat(sending.watch().getInt("failed")).isEqualTo(1);
        assertThat(stored("reported_carrier")).isEqualTo(other);
    }

    @Test
    void a_submission_that_comes_after_its_report_moves_it_to_its_carrier() {
        String other = Registry.carrier();
        sending.tell(List.of(sending.report(1, "expired", other)));
        assertThat(sending.watch(other).getInt("failed")).isEqualTo(1);

        sending.submit(List.of(sending.submission(1)));

        assertThat(sending.watch(other).getInt("sent")).isZero();
        assertThat(sending.watch().getInt("failed")).isEqualTo(1);
    }

    @Test
    void raw_values_are_kept_and_of_the_number_only_a_hash() throws SQLException {
        Map<String, Object> report = sending.report(1, "undeliverable");
        report.put("rawStatus", "UNDELIV");
        report.put("rawError", "027");
        report.put("recipient", "+33 6 00 00 00 01");

        sending.tell(List.of(report));

        assertThat(stored("raw_status")).isEqualTo("UNDELIV");
        assertThat(stored("raw_error")).isEqualTo("027");
        assertThat(stored("recipient")).isNotNull().doesNotContain("600000001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"smpp", "kannel", "twilio", "vonage", "infobip", ""})
    void what_a_provider_says_is_kept_without_the_numbers_in_it(String dialect) throws SQLException {
        sending.submit(List.of(sending.submission(1)));
        Map<String, Object> said = switch (dialect) {
            case "smpp" -> Map.of("text", "id:m-1 stat:UNDELIV err:33600000001");
            case "kannel" -> Map.of("id", "m-1", "type", "2", "answer", "NACK/11/%2B33600000001 is unknown");
            case "twilio" -> Map.of("MessageSid", "m-1", "MessageStatus", "failed", "ErrorCode", "33600000001");
            case "vonage" -> Map.of("messageId", "m-1", "status", "failed", "err-code", "33600000001");
            case "infobip" ->
                Map.of(
                        "results",
                        List.of(Map.of(
                                "messageId",
                                "m-1",
                                "status",
                                Map.of("name", "UNDELIVERABLE_33600000001"),
                                "error",
                                Map.of("name", "EC_33600000001"))));
            default -> {
                Map<String, Object> line = sending.report(1, "undeliverable");
                line.put("rawStatus", "to +33 6 00 00 00 01");
                line.put("rawError", "27 33600000001");
                yield line;
            }
        };

        sending.system()
                .body(dialect.isEmpty() ? List.of(said) : said)
                .post(Sending.REPORTS + (dialect.isEmpty() ? "" : "/" + dialect))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));

        assertThat(stored("raw_error")).contains(RawText.LEFT_OUT).doesNotContainPattern("\\d{4}");
        assertThat(stored("raw_status")).doesNotContainPattern("\\d{4}|00 00");
    }

    private String stored(String column) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select m." + column
                        + " from watch_message m join watch_campaign c on c.id = m.campaign where c.code = ?")) {
            select.setString(1, sending.campaign);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    @Test
    void a_client_reports_of_its_own_campaigns_only() {
        Sending another = new Sending(1);

        another.system()
                .body(List.of(sending.report(1, "expired")))
                .post(Sending.REPORTS)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(0))
                .body("rejected[0].detail", equalTo("/campaign: is not a campaign that is known here"));
        another.system()
                .get("/api/v1/watch?campaign=" + sending.campaign)
                .then()
                .statusCode(404);
        sending.system()
                .get("/api/v1/watch?campaign=" + sending.campaign)
                .then()
                .statusCode(200);
    }

    @Test
    void packed_bodies_are_unpacked() throws IOException {
        byte[] packed = packed("[" + line(1, "expired") + "]");

        send(packed).then().statusCode(200).body("accepted", equalTo(1));
    }

    @Test
    void what_is_not_packed_as_it_says_is_refused() {
        send("[]".getBytes(StandardCharsets.UTF_8)).then().statusCode(400);
    }

    @Test
    void a_body_that_unpacks_to_more_than_8_mebibytes_is_refused() throws IOException {
        send(packed("[" + " ".repeat(8 << 20) + "]")).then().statusCode(413);
    }

    private io.restassured.response.Response send(byte[] body) {
        return given().auth()
                .preemptive()
                .basic("admin", Api.PASSWORD)
                .header("Content-Encoding", "gzip")
                .header("Content-Type", "application/json")
                .body(body)
                .post(Sending.REPORTS);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void a_call_brings_10000_messages_and_no_more() {
        List<Map<String, Object>> reports = new ArrayList<>(IntStream.range(0, 10_000)
                .mapToObj(i -> {
                    Map<String, Object> report = sending.report(i % 3_000, "delivered-handset");
                    report.put("messageId", "message-of-some-length-" + i);
                    report.put("rawStatus", "DELIVRD");
                    report.put("rawError", "000");
                    return report;
                })
                .toList());

        sending.tell(reports).body("accepted", equalTo(10_000));
        assertThat(sending.watch().getInt("delivered")).isEqualTo(10_000);

        reports.add(sending.report(1, "expired"));
        sending.system().body(reports).post(Sending.REPORTS).then().statusCode(413);
        assertThat(sending.watch().getInt("sent")).isEqualTo(10_000);
    }

    @Test
    void a_body_of_more_than_8_mebibytes_is_refused_with_and_without_its_length_in_advance() {
        String large = "[" + " ".repeat(8 << 20) + "]";

        sending.system().body(large).post(Sending.REPORTS).then().statusCode(413);
    }

    @Test
    void a_body_that_is_no_array_is_refused_whole() {
        for (String body : List.of("{}", "[{}", "[{}] []", "\"x\"", "")) {
            sending.system().body(body).post(Sending.SUBMISSIONS).then().statusCode(400);
        }
        sending.system()
                .contentType(ContentType.XML)
                .body("<x/>")
                .post(Sending.REPORTS)
                .then()
                .statusCode(415);
        sending.system()
                .header("Content-Encoding", "br")
                .body("[]")
                .post(Sending.REPORTS)
                .then()
                .statusCode(415);
        sending.system()
                .body("[]")
                .post(Sending.SUBMISSIONS)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(0));
    }

    @Test
    void receipts_find_their_messages_by_id_alone() {
        String id = "7F3A" + System.nanoTime();
        Map<String, Object> submission = sending.submission(1);
        submission.put("messageId", id);
        sending.submit(List.of(submission));

        sending.system()
                .contentType("text/plain")
                .body("id:00" + id.toLowerCase(java.util.Locale.ROOT)
                        + " sub:001 dlvrd:000 submit date:1309110800 done date:0000000000 stat:FAILED err:006 text:\n"
                        + "id:unheard-of stat:DELIVRD err:000 text:\n"
                        + "nothing\n")
                .post(Sending.REPORTS + "/smpp")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejected.line", contains(2, 3))
                .body("rejected[0].detail", equalTo("/messageId: belongs to no message that was submitted"));

        assertThat(sending.watch().getInt("failed")).isEqualTo(1);
        assertThat(sending.watch().getInt("sent")).isEqualTo(1);
    }

    @Test
    void a_provider_tells_campaign_and_carrier_in_the_query() {
        sending.system()
                .contentType("application/x-www-form-urlencoded")
                .body("MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30007&To=%2B33600000000")
                .post(Sending.REPORTS + "/twilio?campaign=" + sending.campaign + "&carrier=" + sending.carrier())
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));

        assertThat(sending.watch().getInt("failed")).isEqualTo(1);
    }

    @Test
    void results_of_infobip_are_read_one_by_one() {
        String report =
                "{\"messageId\": \"%s\", \"mccMnc\": \"99999\", \"status\": {\"name\": \"DELIVERED_TO_OPERATOR\", \"groupName\": \"DELIVERED\"}}";
        sending.submit(List.of(sending.submission(1)));

        sending.system()
                .body("{\"results\": [" + report.formatted("m-1") + ", 42, " + report.formatted("m-2") + "]}")
                .post(Sending.REPORTS + "/infobip?campaign=" + sending.campaign)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejected.line", contains(2, 3));
        assertThat(sending.watch().getInt("pending")).isEqualTo(1);
    }

    @Test
    void a_dialect_that_is_unknown_and_settings_that_are_wrong_are_refused() {
        sending.system().body("[]").post(Sending.REPORTS + "/morse").then().statusCode(404);
        for (String query : List.of("zone=Mars", "errors=mine", "ids=roman", "plmn=1", "carrier=a-b&plmn=20801")) {
            sending.system()
                    .body("[]")
                    .post(Sending.REPORTS + "/smpp?" + query)
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void batches_of_one_campaign_that_come_at_once_are_all_taken() {
        List<Integer> accepted = AtOnce.run(
                4,
                which -> () -> sending.tell(IntStream.range(0, 200)
                                .mapToObj(i -> sending.report(which * 100 + i, "delivered-handset"))
                                .toList())
                        .extract()
                        .path("accepted"));

        assertThat(accepted.stream().mapToInt(Integer::intValue).sum()).isEqualTo(500);
        assertThat(sending.watch().getInt("delivered")).isEqualTo(500);
    }

    @Test
    void batches_about_the_same_campaigns_are_all_taken_though_each_begins_with_another() {
        Sending second = new Sending(sending);
        List<String> carriers = Stream.generate(Registry::carrier).limit(ROUNDS).toList();

        List<Integer> accepted = AtOnce.run(4, which -> () -> {
            int taken = 0;
            for (int round = 0; round < ROUNDS; round++) {
                int number = which * ROUNDS + round;
                List<Map<String, Object>> lines = new ArrayList<>(List.of(
                        sending.submission(number, carriers.get(round)),
                        second.submission(number, carriers.get(round))));
                Collections.rotate(lines, which);
                taken += sending.submit(lines).extract().<Integer>path("accepted");
            }
            return taken;
        });

        assertThat(accepted).containsOnly(2 * ROUNDS);
    }

    @Test
    void who_begins_to_watch_waits_for_the_campaign_of_the_lowest_number_before_it_locks_another() throws Exception {
        Sending other = new Sending(sending);
        // The one whose code comes last is heard of first.
        boolean last = sending.campaign.compareTo(other.campaign) > 0;
        Sending low = last ? sending : other;
        Sending high = last ? other : sending;
        low.submit(List.of(low.submission(1)));
        high.submit(List.of(high.submission(1)));
        String carrier = Registry.carrier();
        CompletableFuture<Integer> taken;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            lock(connection, low.campaign, "for update");

            taken = CompletableFuture.supplyAsync(
                    () -> low.submit(List.of(low.submission(2, carrier), high.submission(2, carrier)))
                            .extract()
                            .path("accepted"));

            await().atMost(Duration.ofSeconds(60)).until(this::somebodyWaits);
            // H2 locks rows as it finds them, and lets begin again whom that would make wait for ever.
            if (reads.isPostgresql()) {
                lock(connection, high.campaign, "for update nowait");
            }
            connection.rollback();
        }
        assertThat(taken.get(60, TimeUnit.SECONDS)).isEqualTo(2);
    }

    private static void lock(Connection connection, String campaign, String how) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select id from watch_campaign where code = ? " + how)) {
            select.setString(1, campaign);
            select.executeQuery().close();
        }
    }

    private boolean somebodyWaits() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        reads.isPostgresql()
                                ? "select 1 from pg_stat_activity where datname = current_database()"
                                        + " and wait_event_type = 'Lock' and query like '%watch_%'"
                                : "select 1 from information_schema.sessions where blocker_id is not null")) {
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40001", "40P01"})
    void a_transaction_that_has_lost_against_another_is_tried_again(String state) {
        AtomicInteger tries = new AtomicInteger();

        String done = Intake.inTransaction(() -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException(new SQLException("lost", state));
            }
            return "done";
        });

        assertThat(done).isEqualTo("done");
        assertThatThrownBy(() -> Intake.inTransaction(() -> {
                    tries.incrementAndGet();
                    throw new SQLException("lost", state);
                }))
                .hasStackTraceContaining("lost");
        assertThat(tries).hasValue(3 + 5);
    }

    @Test
    void people_who_only_look_do_not_report() {
        for (Role role : List.of(Role.CHANGE_MANAGER, Role.AUDITOR, Role.DUTY_OWNER, Role.PIPELINE)) {
            Api.as(role).body("[]").post(Sending.REPORTS).then().statusCode(403);
        }
        Api.as(Role.PIPELINE)
                .get("/api/v1/watch?campaign=" + sending.campaign)
                .then()
                .statusCode(403);
    }
}
