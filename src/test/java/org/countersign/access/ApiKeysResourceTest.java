package org.countersign.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.core.AppClock;
import org.countersign.testing.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ApiKeysResourceTest {
    private static final String KEYS = "/api/v1/api-keys";
    private static final String PEOPLE = "/api/v1/people";

    @Inject
    KeyUses uses;

    @Inject
    Clock clock;

    @Inject
    AppClock appClock;

    @AfterEach
    void timeRunsAsUsual() {
        appClock.startAt(Clock.systemUTC().instant());
    }

    @Test
    void a_key_is_issued_and_its_secret_opens_the_api() {
        String key = issue(request("pipeline", "admin"))
                .statusCode(201)
                .header("Location", matchesPattern(".*/api/v1/api-keys/k-[0-9a-z]{26}"))
                .body("key", matchesPattern("csk_[A-Za-z0-9_-]{43}"))
                .body("roles", equalTo(List.of("admin", "pipeline")))
                .body("issuedBy", matchesPattern("p-.*"))
                .body("lastUsedAt", nullValue())
                .extract()
                .path("key");

        Api.bearer(key).get(PEOPLE).then().statusCode(200);
    }

    @Test
    void the_secret_is_shown_once() {
        ValidatableResponse issued = issue(request("pipeline"));
        String key = issued.extract().path("key");
        String location = issued.extract().header("Location");

        assertThat(Api.admin().get(location).then().statusCode(200).extract().asString())
                .doesNotContain(key, "csk_", "sha256");
        assertThat(Api.admin().queryParam("limit", 200).get(KEYS).asString()).doesNotContain(key, "csk_", "sha256");
    }

    @Test
    void a_key_has_no_more_than_its_roles() {
        Api.key(Role.PIPELINE).get(PEOPLE).then().statusCode(403);
    }

    @Test
    void a_revoked_key_opens_nothing_from_then_on() {
        ValidatableResponse issued = issue(request("admin"));
        String key = issued.extract().path("key");
        Api.bearer(key).get(PEOPLE).then().statusCode(200);

        Api.admin().delete(issued.extract().header("Location")).then().statusCode(204);

        Api.bearer(key).get(PEOPLE).then().statusCode(401);
        Api.admin().get(issued.extract().header("Location")).then().body("revokedAt", notNullValue());
    }

    @Test
    void revoking_twice_changes_nothing_more() {
        String location = issue(request("admin")).extract().header("Location");
        Api.admin().delete(location).then().statusCode(204);
        String first = Api.admin().get(location).path("revokedAt");

        Api.admin().delete(location).then().statusCode(204);

        Api.admin().get(location).then().body("revokedAt", equalTo(first));
    }

    @Test
    void an_expired_key_opens_nothing() {
        Map<String, Object> request = request("admin");
        request.put("expiresAt", clock.instant().plusSeconds(600).toString());
        String key = issue(request).statusCode(201).extract().path("key");
        Api.bearer(key).get(PEOPLE).then().statusCode(200);

        appClock.startAt(clock.instant().plusSeconds(601));

        Api.bearer(key).get(PEOPLE).then().statusCode(401);
    }

    @Test
    void a_key_cannot_be_issued_expired() {
        Map<String, Object> request = request("admin");
        request.put("expiresAt", clock.instant().minusSeconds(1).toString());
        issue(request).statusCode(400).body("errors.pointer", hasItem("/expiresAt"));
    }

    @Test
    void keys_that_were_never_issued_open_nothing() {
        for (String key :
                List.of(KeySecret.random(), "csk_", "x", "csk_" + "é".repeat(43), "csk_" + "a".repeat(5000))) {
            Api.bearer(key).get(PEOPLE).then().statusCode(401).contentType("application/problem+json");
        }
    }

    @Test
    void the_last_use_is_written_down_afterwards() {
        ValidatableResponse issued = issue(request("admin"));
        Api.bearer(issued.extract().path("key")).get(PEOPLE).then().statusCode(200);
        String location = issued.extract().header("Location");
        Api.admin().get(location).then().body("lastUsedAt", nullValue());

        uses.write();

        Api.admin().get(location).then().body("lastUsedAt", notNullValue());
    }

    @Test
    void a_key_without_a_name_or_with_a_wrong_binding_is_refused() {
        Map<String, Object> request = request("auditor");
        request.put("name", null);
        issue(request).statusCode(400).body("errors.pointer", hasItem("/name"));
        Map<String, Object> bound = request("auditor");
        bound.put("carrier", "orange-fr");
        issue(bound).statusCode(400).body("errors.pointer", hasItem("/carrier"));
    }

    @Test
    void an_unknown_key_cannot_be_revoked() {
        Api.admin().delete(KEYS + "/k-unknown").then().statusCode(404);
    }

    @Test
    void only_admins_see_keys() {
        Api.as(Role.CHANGE_MANAGER).get(KEYS).then().statusCode(403);
    }

    private static Map<String, Object> request(String... roles) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", "Nightly build");
        body.put("roles", List.of(roles));
        return body;
    }

    private static ValidatableResponse issue(Map<String, Object> request) {
        return Api.admin().body(request).post(KEYS).then();
    }
}
