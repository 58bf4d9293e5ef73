package org.countersign.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.countersign.testing.Api;
import org.countersign.testing.AtOnce;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call that brings many messages gets when it comes again under its Idempotency-Key. */
@QuarkusTest
class RepeatedBatchTest {
    private static final String KANNEL = Sending.REPORTS + "/kannel";

    @Inject
    DataSource database;

    private final String key = Api.code("key");
    private Sending sending;

    @BeforeEach
    void begin() {
        sending = new Sending(1);
    }

    private RequestSpecification keyed() {
        return sending.system().header("Idempotency-Key", key);
    }

    private Map<String, Object> kannel(int number) {
        return Map.of("campaign", sending.campaign, "carrier", sending.carrier(), "id", "m-" + number, "type", "1");
    }

    /** A line that any of the three calls takes. */
    private Map<String, Object> line(String call, int number) {
        return switch (call) {
            case KANNEL -> kannel(number);
            case Sending.SUBMISSIONS -> sending.submission(number);
            default -> sending.report(number, "delivered-handset");
        };
    }

    private static void expectReused(ValidatableResponse answer) {
        answer.statusCode(409).body("type", endsWith("idempotency-key-reused"));
    }

    @ParameterizedTest
    @ValueSource(strings = {Sending.REPORTS, KANNEL, Sending.SUBMISSIONS})
    void the_same_call_gets_the_first_answer_again(String call) {
        List<Map<String, Object>> lines = List.of(line(call, 1), line(call, 2));

        keyed().body(lines)
                .post(call)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2))
                .header("Idempotent-Replayed", nullValue());
        keyed().body(lines)
                .post(call)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("duplicate", equalTo(0))
                .header("Idempotent-Replayed", equalTo("true"));

        assertThat(sending.watch().getInt("sent")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {Sending.REPORTS, KANNEL, Sending.SUBMISSIONS})
    void another_body_under_the_key_is_a_conflict_and_is_not_taken(String call) {
        keyed().body(List.of(line(call, 1))).post(call).then().statusCode(200);

        expectReused(keyed().body(List.of(line(call, 2))).post(call).then());

        assertThat(sending.watch().getInt("sent")).isOne();
    }

    @Test
    void the_same_bytes_read_otherwise_are_another_call() {
        byte[] lines = "[{\"campaign\":\"%s\",\"carrier\":\"%s\",\"id\":\"m-1\",\"type\":\"1\"}]"
                .formatted(sending.campaign, sending.carrier())
                .getBytes(StandardCharsets.UTF_8);
        keyed().body(lines).post(KANNEL).then().statusCode(200);

        expectReused(keyed().body(lines).post(KANNEL + "?ids=decimal-of-hex").then());
        expectReused(keyed().body(lines).post(Sending.REPORTS + "/infobip").then());
        expectReused(keyed().body(lines).post(Sending.REPORTS).then());
        expectReused(keyed().contentType("application/x-ndjson")
                .body(lines)
                .post(KANNEL)
                .then());
    }

    @Test
    void what_is_packed_is_the_same_as_what_is_not() throws IOException {
        String line = "{\"campaign\":\"%s\",\"messageId\":\"m-1\",\"carrier\":\"%s\",\"submittedAt\":\"%s\"}\n"
                .formatted(sending.campaign, sending.carrier(), sending.sentAt(1));
        keyed().contentType("application/x-ndjson")
                .body(line.getBytes(StandardCharsets.UTF_8))
                .post(Sending.SUBMISSIONS)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));

        keyed().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType("application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .body(packed(line))
                .post(Sending.SUBMISSIONS)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .header("Idempotent-Replayed", equalTo("true"));
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void rejected_lines_are_in_the_answer_that_comes_again() {
        List<Map<String, Object>> lines = List.of(Map.of("campaign", sending.campaign), sending.submission(1));
        for (int i = 0; i < 2; i++) {
            keyed().body(lines)
                    .post(Sending.SUBMISSIONS)
                    .then()
                    .statusCode(200)
                    .body("accepted", equalTo(1))
                    .body("rejected", hasSize(1))
                    .body("rejected[0].line", equalTo(1));
        }
    }

    @Test
    void a_call_that_failed_may_be_mended_under_its_key() {
        keyed().body("{}").post(Sending.SUBMISSIONS).then().statusCode(400);

        keyed().body(List.of(sending.submission(1)))
                .post(Sending.SUBMISSIONS)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
    }

    @Test
    void who_died_before_the_answer_was_kept_is_told_of_duplicates() throws SQLException {
        List<Map<String, Object>> lines = List.of(sending.submission(1));
        keyed().body(lines).post(Sending.SUBMISSIONS).then().statusCode(200);
        forgetTheAnswer();

        expectReused(keyed().body(List.of(sending.submission(2)))
                .post(Sending.SUBMISSIONS)
                .then());
        for (int i = 0; i < 2; i++) {
            keyed().body(lines)
                    .post(Sending.SUBMISSIONS)
                    .then()
                    .statusCode(200)
                    .body("accepted", equalTo(0))
                    .body("duplicate", equalTo(1));
        }
        assertThat(sending.watch().getInt("sent")).isOne();
    }

    /** As if the node had died between taking the lines and writing the answer down. */
    private void forgetTheAnswer() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update idempotency_key set status = 0, body = null where id_key = ?")) {
            update.setString(1, key);
            assertThat(update.executeUpdate()).isOne();
        }
    }

    @Test
    void the_same_call_at_the_same_time_gets_one_answer_and_counts_once() {
        List<Map<String, Object>> lines = List.of(sending.submission(1), sending.submission(2));

        List<Response> answers = AtOnce.run(4, i -> () -> keyed().body(lines).post(Sending.SUBMISSIONS));

        assertThat(answers).allSatisfy(answer -> answer.then().statusCode(200));
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.get(0).asString());
        assertThat(sending.watch().getInt("sent")).isEqualTo(2);
    }

    @Test
    void a_key_has_to_be_fit() {
        sending.system()
                .header("Idempotency-Key", "x".repeat(256))
                .body(List.of(sending.submission(1)))
                .post(Sending.SUBMISSIONS)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(containsString("Idempotency-Key")));
    }

    @Test
    void without_a_key_a_repeat_is_told_of_duplicates() {
        List<Map<String, Object>> lines = List.of(sending.submission(1));
        sending.system().body(lines).post(Sending.SUBMISSIONS).then().body("accepted", equalTo(1));

        sending.system()
                .body(lines)
                .post(Sending.SUBMISSIONS)
                .then()
                .body("accepted", equalTo(0))
                .body("duplicate", equalTo(1));
    }
}
