package org.countersign.platforms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.AtOnce;
import org.countersign.testing.Leaves;
import org.countersign.testing.Registry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class PlatformResourceTest {
    private static final String PLATFORMS = "/api/v1/platforms";

    @Test
    void a_change_manager_cannot_talk_away_that_an_undeclared_release_runs() {
        String platform = Registry.platform("2013.06");
        String releases = PLATFORMS + "/" + platform + "/releases";
        String manager = Api.person(null, null, Role.CHANGE_MANAGER);
        Api.as(manager, Api.PASSWORD)
                .body(Map.of("version", "undeclared"))
                .post(releases)
                .then()
                .statusCode(201);

        Api.as(manager, Api.PASSWORD)
                .body(Map.of("version", "2013.06"))
                .post(releases)
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        Api.admin().get(releases).then().body("items.version", equalTo(List.of("undeclared")));
        assertThat(Leaves.kinds(platform)).contains("attempt-refused");
        // It blocks as before, so that is theirs to say.
        Api.as(manager, Api.PASSWORD)
                .body(Map.of("version", "undeclared too"))
                .post(releases)
                .then()
                .statusCode(201);
        Api.as(Role.CHANGE_MANAGER, Role.PIPELINE)
                .body(Map.of("version", "2013.06"))
                .post(releases)
                .then()
                .statusCode(201);
        Api.as(manager, Api.PASSWORD)
                .body(Map.of("version", "2013.06"))
                .post(releases)
                .then()
                .statusCode(201);
    }

    @Test
    void a_registered_platform_is_shown_where_location_says() {
        Map<String, Object> body = body();
        body.put("baselineRelease", Map.of("version", "2013.06", "fingerprint", "sha256:06"));
        String location = post(body)
                .statusCode(201)
                .header("Location", endsWith(PLATFORMS + "/" + body.get("code")))
                .header("ETag", notNullValue())
                .extract()
                .header("Location");

        Api.admin()
                .get(location)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("code", equalTo(body.get("code")))
                .body("name", equalTo(body.get("name")))
                .body("baselineRelease", equalTo(body.get("baselineRelease")))
                .body("reportedRelease", nullValue())
                .body("interconnects", hasSize(0));
        assertThat(Leaves.kinds(Registry.codeOf(body))).containsExactly("platform-registered");
        JsonNode data = Leaves.newest(Registry.codeOf(body));
        assertThat(data.get("name").asText()).isEqualTo(body.get("name"));
        assertThat(data.at("/baselineRelease/version").asText()).isEqualTo("2013.06");
        assertThat(data.at("/baselineRelease/fingerprint").asText()).isEqualTo("sha256:06");
    }

    @Test
    void a_baseline_may_be_a_version_alone_or_absent() {
        Map<String, Object> body = body();
        body.put("baselineRelease", "2013.06");
        post(body)
                .statusCode(201)
                .body("baselineRelease.version", equalTo("2013.06"))
                .body("baselineRelease.fingerprint", nullValue());

        post(body()).statusCode(201).body("baselineRelease", nullValue());
    }

    @Test
    void a_code_is_given_once_even_to_many_who_ask_at_once() {
        Map<String, Object> body = body();

        List<Integer> statuses = AtOnce.run(8, i -> () -> post(body).extract().statusCode());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        postInVain(body, 409).body("type", equalTo("/problems/already-exists"));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("code", "Sfr", "/code"),
                Arguments.of("code", "a".repeat(64), "/code"),
                Arguments.of("name", null, "/name"),
                Arguments.of("name", " ", "/name"),
                Arguments.of("name", "a".repeat(201), "/name"),
                Arguments.of("baselineRelease", "", "/baselineRelease/version"),
                Arguments.of("baselineRelease", "a".repeat(201), "/baselineRelease/version"),
                Arguments.of("baselineRelease", 7, "/baselineRelease"),
                Arguments.of("baselineRelease", List.of("1"), "/baselineRelease"),
                Arguments.of("baselineRelease", Map.of("fingerprint", "x"), "/baselineRelease/version"),
                Arguments.of(
                        "baselineRelease", Map.of("version", "1", "fingerprint", ""), "/baselineRelease/fingerprint"),
                Arguments.of(
                        "baselineRelease",
                        Map.of("version", "1", "fingerprint", "a".repeat(201)),
                        "/baselineRelease/fingerprint"),
                Arguments.of("baselineRelease", Map.of("version", "1", "build", "2"), "/baselineRelease/build"),
                Arguments.of("interconnects", List.of(), "/interconnects"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_is_named_and_changes_nothing(String property, @Nullable Object value, String pointer) {
        Map<String, Object> body = body();
        body.put(property, value);
        postInVain(body, 400).contentType("application/problem+json").body("errors.pointer", hasItem(pointer));

        String path = PLATFORMS + "/" + Registry.platform();
        String before = Api.admin().get(path).asString();
        long size = Leaves.size();
        patch(path, Collections.singletonMap(property, value)).statusCode(400).body("errors.pointer", hasItem(pointer));
        assertThat(Leaves.size()).isEqualTo(size);
        assertThat(Api.admin().get(path).asString()).isEqualTo(before);
    }

    @Test
    void an_amendment_changes_what_is_given_and_leaves_the_rest() {
        String code = Registry.platform("1");
        String path = PLATFORMS + "/" + code;

        patch(path, Map.of("name", "Neuf"))
                .statusCode(200)
                .body("name", equalTo("Neuf"))
                .body("baselineRelease.version", equalTo("1"));
        assertThat(Leaves.kinds(code)).containsExactly("platform-registered", "platform-amended");
        assertThat(Leaves.newest(code).get("name").asText()).isEqualTo("Neuf");
        assertThat(Leaves.newest(code).at("/baselineRelease/version").asText()).isEqualTo("1");
    }

    @Test
    void an_amended_baseline_is_replaced_whole() {
        Map<String, Object> body = body();
        body.put("baselineRelease", Map.of("version", "1", "fingerprint", "sha256:01"));
        post(body).statusCode(201);

        patch(PLATFORMS + "/" + body.get("code"), Map.of("baselineRelease", Map.of("version", "2")))
                .statusCode(200)
                .body("baselineRelease.version", equalTo("2"))
                .body("baselineRelease.fingerprint", nullValue());
    }

    @Test
    void the_baseline_of_a_platform_in_use_is_guarded() {
        String code = Registry.platform("1");
        String path = PLATFORMS + "/" + code;
        Registry.report(code, "2");
        long size = Leaves.size();

        patch(path, Map.of("baselineRelease", "2")).statusCode(409).body("type", equalTo("/problems/baseline-guarded"));
        patch(path, Collections.singletonMap("baselineRelease", null))
                .statusCode(409)
                .body("type", equalTo("/problems/baseline-guarded"));
        Api.admin().get(path).then().body("baselineRelease.version", equalTo("1"));
        assertThat(Leaves.size()).isEqualTo(size);
    }

    @Test
    void an_amendment_of_an_older_state_is_refused() {
        String code = Registry.platform();
        String path = PLATFORMS + "/" + code;
        String old = Api.admin().get(path).header("ETag");
        Registry.report(code, "1");

        Api.admin()
                .header("If-Match", old)
                .body(Map.of("name", "Neuf"))
                .patch(path)
                .then()
                .statusCode(412);
        Api.admin()
                .header("If-Match", Api.admin().get(path).header("ETag"))
                .body(Map.of("name", "Neuf"))
                .patch(path)
                .then()
                .statusCode(200);
    }

    @Test
    void the_tag_changes_with_everything_that_is_shown() {
        String code = Registry.platform();
        String path = PLATFORMS + "/" + code;
        String carrier = Registry.carrier();
        String interconnect = path + "/interconnects/" + carrier;
        String tag = tag(path);

        Registry.interconnect(code, carrier);
        assertThat(tag(path)).isNotEqualTo(tag);
        tag = tag(path);
        Api.admin().body(Map.of("noticeDays", 0, "acknowledgeWithinHours", 1)).put(interconnect);
        assertThat(tag(path)).isNotEqualTo(tag);
        tag = tag(path);
        Registry.report(code, "1");
        assertThat(tag(path)).isNotEqualTo(tag);
        tag = tag(path);
        Api.admin().delete(interconnect);
        assertThat(tag(path)).isNotEqualTo(tag);
    }

    @Test
    void a_reported_release_is_shown_with_the_platform_and_in_its_history() {
        String code = Registry.platform();
        String path = PLATFORMS + "/" + code;
        String location = Api.as(Role.PIPELINE)
                .body(Map.of(
                        "version", "2013.09", "fingerprint", "sha256:09", "deployedAt", "2013-09-10T00:00:00+02:00"))
                .post(path + "/releases")
                .then()
                .statusCode(201)
                .body("version", equalTo("2013.09"))
                .body("fingerprint", equalTo("sha256:09"))
                .body("deployedAt", equalTo("2013-09-09T22:00:00Z"))
                .extract()
                .header("Location");

        Api.admin()
                .get(location)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("version", equalTo("2013.09"));
        Api.admin().get(path).then().body("reportedRelease.version", equalTo("2013.09"));
        Api.admin().get(path + "/releases").then().body("items.version", equalTo(List.of("2013.09")));
        assertThat(Leaves.kinds(code)).containsExactly("platform-registered", "release-reported");
        JsonNode data = Leaves.newest(code);
        assertThat(data.get("platform").asText()).isEqualTo(code);
        assertThat(data.at("/release/version").asText()).isEqualTo("2013.09");
        assertThat(data.at("/release/fingerprint").asText()).isEqualTo("sha256:09");
        assertThat(data.get("deployedAt").asText()).isEqualTo("2013-09-09T22:00:00Z");
    }

    @Test
    void the_last_report_counts_even_of_an_earlier_deployment() {
        String code = Registry.platform();
        Registry.report(code, "2");
        report(code, Map.of("version", "1", "deployedAt", "2001-01-01T00:00:00Z"))
                .statusCode(201);

        Api.admin()
                .get(PLATFORMS + "/" + code)
                .then()
                .body("reportedRelease.version", equalTo("1"))
                .body("reportedRelease.deployedAt", equalTo("2001-01-01T00:00:00Z"));
        Api.admin()
                .get(PLATFORMS + "/" + code + "/releases?limit=1")
                .then()
                .body("items.version", equalTo(List.of("1")))
                .body("next", notNullValue());
    }

    @Test
    void reports_that_race_stand_in_the_ledger_in_the_order_of_the_history() {
        String code = Registry.platform();
        AtOnce.run(8, i -> () -> report(code, Map.of("version", "v" + i)).statusCode(201));

        List<String> history =
                Api.admin().get(PLATFORMS + "/" + code + "/releases").path("items.version");
        Collections.reverse(history);
        assertThat(Leaves.of(code).stream()
                        .filter(leaf -> leaf.get("kind").asText().equals("release-reported"))
                        .map(leaf -> leaf.at("/data/release/version").asText()))
                .isEqualTo(history);
    }

    @Test
    void a_deployment_in_the_future_is_refused_beyond_the_skew_of_clocks() {
        String code = Registry.platform();
        Instant now = Instant.parse(Api.admin().get(PLATFORMS + "/" + code).path("registeredAt"));
        long size = Leaves.size();

        report(
                        code,
                        Map.of(
                                "version",
                                "1",
                                "deployedAt",
                                now.plus(Duration.ofHours(1)).toString()))
                .statusCode(400)
                .body("errors.pointer", hasItem("/deployedAt"));
        assertThat(Leaves.size()).isEqualTo(size);
        report(
                        code,
                        Map.of(
                                "version",
                                "1",
                                "deployedAt",
                                now.plus(Duration.ofMinutes(4)).toString()))
                .statusCode(201);
    }

    static Stream<Arguments> faultyReports() {
        return Stream.of(
                Arguments.of("version", null, "/version"),
                Arguments.of("version", "", "/version"),
                Arguments.of("version", 1, "/version"),
                Arguments.of("version", "a".repeat(201), "/version"),
                Arguments.of("fingerprint", " ", "/fingerprint"),
                Arguments.of("fingerprint", "a".repeat(201), "/fingerprint"),
                Arguments.of("deployedAt", "2013-09-10", "/deployedAt"),
                Arguments.of("deployedAt", "2013-09-10T00:00:00", "/deployedAt"),
                Arguments.of("deployedAt", "1989-12-31T23:59:59Z", "/deployedAt"),
                Arguments.of("deployedAt", 1378764000, "/deployedAt"),
                Arguments.of("platform", "x", "/platform"));
    }

    @ParameterizedTest
    @MethodSource("faultyReports")
    void a_fault_of_a_report_is_named_and_changes_nothing(String property, @Nullable Object value, String pointer) {
        String code = Registry.platform();
        Map<String, Object> body = new LinkedHashMap<>(Map.of("version", "1"));
        body.put(property, value);
        long size = Leaves.size();

        report(code, body).statusCode(400).body("errors.pointer", hasItem(pointer));

        assertThat(Leaves.size()).isEqualTo(size);
        Api.admin().get(PLATFORMS + "/" + code + "/releases").then().body("items", hasSize(0));
    }

    @Test
    void a_report_of_another_platform_is_not_found_under_this_one() {
        String platform = Registry.platform();
        Registry.report(platform, "1");
        int id = Api.admin().get(PLATFORMS + "/" + platform).path("reportedRelease.id");

        Api.admin()
                .get(PLATFORMS + "/" + Registry.platform() + "/releases/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void an_unknown_platform_is_a_404() {
        String path = PLATFORMS + "/" + Api.code("nowhere");
        Api.admin().get(path).then().statusCode(404);
        patch(path, Map.of("name", "x")).statusCode(404);
        Api.admin().get(path + "/releases").then().statusCode(404);
        Api.admin().get(path + "/interconnects").then().statusCode(404);
        Api.admin().body(Map.of("version", "1")).post(path + "/releases").then().statusCode(404);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void who_may_read_and_write(Role role) {
        String code = Registry.platform();
        String login = Api.person(role == Role.CARRIER ? Registry.carrier() : null, null, role);
        boolean writes = role == Role.ADMIN || role == Role.CHANGE_MANAGER;

        Api.as(login, Api.PASSWORD).body(body()).post(PLATFORMS).then().statusCode(writes ? 201 : 403);
        Api.as(login, Api.PASSWORD)
                .body(Map.of("name", "x"))
                .patch(PLATFORMS + "/" + code)
                .then()
                .statusCode(writes ? 200 : 403);
        Api.as(login, Api.PASSWORD)
                .body(Map.of("version", "1"))
                .post(PLATFORMS + "/" + code + "/releases")
                .then()
                .statusCode(writes || role == Role.PIPELINE ? 201 : 403);
        for (String path : List.of("", "/" + code, "/" + code + "/releases", "/" + code + "/interconnects")) {
            Api.as(login, Api.PASSWORD).get(PLATFORMS + path).then().statusCode(200);
        }
    }

    @Test
    void nobody_reads_or_writes_without_signing_in() {
        String code = Registry.platform();
        for (String path : List.of("", "/" + code, "/" + code + "/releases", "/" + code + "/interconnects")) {
            given().get(PLATFORMS + path).then().statusCode(401);
        }
        given().contentType("application/json")
                .body(body())
                .post(PLATFORMS)
                .then()
                .statusCode(401);
        given().contentType("application/json")
                .body(Map.of("version", "1"))
                .post(PLATFORMS + "/" + code + "/releases")
                .then()
                .statusCode(401);
    }

    @Test
    void a_list_is_paged_from_the_newest_to_the_oldest_and_leaves_the_interconnects_out() {
        String first = Registry.platform("1");
        String second = Registry.platform();
        Registry.report(second, "2");

        String next = Api.admin()
                .get(PLATFORMS + "?limit=1")
                .then()
                .body("items.code", equalTo(List.of(second)))
                .body("items[0].reportedRelease.version", equalTo("2"))
                .body("items[0]", not(hasKey("interconnects")))
                .extract()
                .path("next");
        Api.admin()
                .get(PLATFORMS + "?limit=1&after=" + next)
                .then()
                .body("items.code", equalTo(List.of(first)))
                .body("items[0].baselineRelease.version", equalTo("1"));
    }

    @Test
    void a_list_is_filtered_by_the_carrier_that_is_linked_now() {
        String carrier = Registry.carrier();
        String linked = Registry.platform();
        String once = Registry.platform();
        Registry.interconnect(linked, carrier);
        Registry.interconnect(once, carrier);
        Api.admin()
                .delete(PLATFORMS + "/" + once + "/interconnects/" + carrier)
                .then()
                .statusCode(204);

        Api.admin().get(PLATFORMS + "?carrier=" + carrier).then().body("items.code", equalTo(List.of(linked)));
    }

    private static Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", Api.code("platform"));
        body.put("name", "Plateforme d'essai é 📨");
        return body;
    }

    private static String tag(String path) {
        return Api.admin().get(path).header("ETag");
    }

    private static ValidatableResponse report(String platform, Map<String, ?> body) {
        return Api.admin()
                .body(body)
                .post(PLATFORMS + "/" + platform + "/releases")
                .then();
    }

    private static ValidatableResponse post(Map<String, Object> body) {
        return Api.admin().body(body).post(PLATFORMS).then();
    }

    private static ValidatableResponse postInVain(Map<String, Object> body, int status) {
        long size = Leaves.size();
        ValidatableResponse answer = post(body).statusCode(status);
        assertThat(Leaves.size()).isEqualTo(size);
        return answer;
    }

    private static ValidatableResponse patch(String path, Map<String, ?> body) {
        return Api.admin().body(body).patch(path).then();
    }
}
