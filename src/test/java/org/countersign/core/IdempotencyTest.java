package org.countersign.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.AtOnce;
import org.countersign.testing.Registry;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdempotencyTest {
    private static final String PEOPLE = "/api/v1/people";

    @Inject
    DataSource database;

    @Inject
    IdempotencyKeys keys;

    @Inject
    Clock clock;

    @Test
    void the_same_request_again_gets_the_first_answer() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> person = person();
        Response first = post(key, person);
        Response again = post(key, person);

        first.then().statusCode(201).header("Idempotent-Replayed", nullValue());
        again.then().statusCode(201).header("Idempotent-Replayed", equalTo("true"));
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.contentType()).isEqualTo(first.contentType());
    }

    @Test
    void another_request_with_the_same_key_is_a_conflict() {
        String key = UUID.randomUUID().toString();
        post(key, person()).then().statusCode(201);
        post(key, person()).then().statusCode(409).body("type", equalTo("/problems/idempotency-key-reused"));
    }

    @Test
    void a_refreshed_condition_is_no_other_request() {
        String hold = Api.admin()
                .body(Map.of("scope", Map.of("platform", Registry.platform()), "reason", "r"))
                .post("/api/v1/holds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String key = UUID.randomUUID().toString();
        for (int repeat = 0; repeat < 2; repeat++) {
            String tag = Api.admin().get("/api/v1/holds/" + hold).header("ETag");
            Api.admin()
                    .header("Idempotency-Key", key)
                    .header("If-Match", tag)
                    .body(Map.of("reason", "Repaired."))
                    .post("/api/v1/holds/" + hold + "/lift")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("lifted"));
        }
    }

    @Test
    void another_method_with_the_same_key_is_a_conflict() {
        String key = UUID.randomUUID().toString();
        post(key, person()).then().statusCode(201);
        Api.admin()
                .header("Idempotency-Key", key)
                .body(Map.of("name", "a key", "roles", List.of("auditor")))
                .post("/api/v1/api-keys")
                .then()
                .statusCode(409);
    }

    @Test
    void a_key_is_of_one_actor() {
        String key = UUID.randomUUID().toString();
        post(key, person()).then().statusCode(201).header("Idempotent-Replayed", nullValue());
        Api.as(Role.ADMIN)
                .header("Idempotency-Key", key)
                .body(person())
                .post(PEOPLE)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", nullValue());
    }

    @Test
    void a_request_that_failed_may_be_mended_under_its_key() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> person = person();
        String login = (String) person.get("login");
        person.put("roles", List.of("carrier"));
        post(key, person).then().statusCode(400);

        person.put("roles", List.of("auditor"));
        post(key, person).then().statusCode(201).body("login", equalTo(login));
    }

    @Test
    void requests_at_the_same_time_do_the_thing_once() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> person = person();
        List<Response> answers = AtOnce.run(8, i -> () -> post(key, person));

        assertThat(answers).allSatisfy(answer -> answer.then().statusCode(201));
        assertThat(answers).extracting(answer -> (String) answer.path("id")).containsOnly((String)
                answers.get(0).path("id"));
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotent-Replayed") == null)
                .hasSize(1);
    }

    @Test
    void different_requests_at_the_same_time_under_one_key_do_one_thing() {
        String key = UUID.randomUUID().toString();
        List<Response> answers = AtOnce.run(8, i -> () -> post(key, person()));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).hasSize(7);
    }

    @Test
    void a_key_must_be_visible_ascii_of_at_most_255_characters() {
        for (String key : List.of("", "a".repeat(256), "with space", "cl\u00e9")) {
            post(key, person()).then().statusCode(400).body("errors.pointer", hasItem("Idempotency-Key:"));
        }
        post("~".repeat(10) + UUID.randomUUID() + "!".repeat(209), person())
                .then()
                .statusCode(201);
    }

    @Test
    void a_key_is_forgotten_after_a_day() throws SQLException {
        String key = UUID.randomUUID().toString();
        post(key, person()).then().statusCode(201);
        age(key);
        post(key, person()).then().statusCode(201).header("Idempotent-Replayed", nullValue());
    }

    @Test
    void old_keys_are_purged() throws SQLException {
        String key = UUID.randomUUID().toString();
        post(key, person()).then().statusCode(201);
        keys.purge();
        assertThat(rows(key)).isEqualTo(1);

        age(key);
        keys.purge();
        assertThat(rows(key)).isZero();
    }

    @Test
    void a_secret_is_not_repeated() throws SQLException {
        String key = UUID.randomUUID().toString();
        Map<String, Object> request = Map.of("name", "Nightly build", "roles", List.of("pipeline"));
        Response first = issue(key, request);
        Response again = issue(key, request);

        first.then().statusCode(201).body("key", matchesPattern("csk_.*"));
        again.then().statusCode(201).body("id", equalTo(first.path("id"))).body("key", nullValue());
        assertThat(count("select count(*) from idempotency_key where body like '%csk!_%' escape '!'"))
                .isZero();
    }

    @Test
    void the_digest_of_a_request_does_not_depend_on_the_password() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> person = person();
        post(key, person).then().statusCode(201);
        person.put("password", "another long password");
        post(key, person).then().statusCode(201).header("Idempotent-Replayed", equalTo("true"));
    }

    private static Response issue(String key, Map<String, Object> request) {
        return Api.admin().header("Idempotency-Key", key).body(request).post("/api/v1/api-keys");
    }

    private static Response post(String key, Map<String, Object> person) {
        return Api.admin().header("Idempotency-Key", key).body(person).post(PEOPLE);
    }

    private static Map<String, Object> person() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("login", Api.code("twice"));
        body.put("name", "Ada Lovelace");
        body.put("email", "ada@example.org");
        body.put("password", Api.PASSWORD);
        body.put("roles", List.of("auditor"));
        return body;
    }

    /** The clock stays where it is, because the ledger's would not come back with it. */
    private void age(String key) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update idempotency_key set at = ? where id_key = ?")) {
            update.setObject(
                    1,
                    clock.instant().minus(IdempotencyKeys.KEPT).minusSeconds(1).atOffset(ZoneOffset.UTC));
            update.setString(2, key);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private int rows(String key) throws SQLException {
        return count("select count(*) from idempotency_key where id_key = '" + key + "'");
    }

    private int count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
