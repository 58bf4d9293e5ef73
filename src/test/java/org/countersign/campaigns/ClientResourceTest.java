package org.countersign.campaigns;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
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
class ClientResourceTest {
    private static final String CLIENTS = "/api/v1/clients";

    @Test
    void a_registered_client_is_shown_where_location_says() {
        Map<String, Object> body = body();
        String location = post(body)
                .statusCode(201)
                .header("Location", endsWith(CLIENTS + "/" + body.get("code")))
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
                .body("registeredAt", notNullValue());
        assertThat(Leaves.kinds(Registry.codeOf(body))).containsExactly("client-registered");
        assertThat(Leaves.newest(Registry.codeOf(body)).get("name").asText()).isEqualTo(body.get("name"));
    }

    @Test
    void a_code_is_given_once_even_to_many_who_ask_at_once() {
        Map<String, Object> body = body();

        List<Integer> statuses = AtOnce.run(8, i -> () -> post(body).extract().statusCode());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        post(body).statusCode(409).body("type", equalTo("/problems/already-exists"));
        assertThat(Leaves.kinds(Registry.codeOf(body))).containsExactly("client-registered");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("code", null, "/code"),
                Arguments.of("code", "Pôle", "/code"),
                Arguments.of("code", "a".repeat(64), "/code"),
                Arguments.of("name", null, "/name"),
                Arguments.of("name", "\t", "/name"),
                Arguments.of("name", "a".repeat(201), "/name"),
                Arguments.of("name", Map.of(), "/name"),
                Arguments.of("platform", "x", "/platform"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_is_named_and_changes_nothing(String property, @Nullable Object value, String pointer) {
        Map<String, Object> body = body();
        body.put(property, value);
        long size = Leaves.size();

        post(body).statusCode(400).contentType("application/problem+json").body("errors.pointer", hasItem(pointer));

        assertThat(Leaves.size()).isEqualTo(size);
    }

    @Test
    void a_protected_period_is_shown_and_the_ledger_commits_to_its_reason() {
        String client = Registry.client();
        String location = protect(client, period())
                .statusCode(201)
                .header(
                        "Location",
                        matchesPattern(".*" + CLIENTS + "/" + client + "/protected-periods/pp-[0-9a-z]{26}"))
                .body("client", equalTo(client))
                .body("from", equalTo("2013-08-31T22:00:00Z"))
                .body("until", equalTo("2013-09-30T22:00:00Z"))
                .body("reason", equalTo("Rentrée 🎒\nweiter"))
                .extract()
                .header("Location");

        Api.admin().get(location).then().statusCode(200).body("reason", equalTo("Rentrée 🎒\nweiter"));
        Api.admin()
                .get(CLIENTS + "/" + client + "/protected-periods")
                .then()
                .body("items.client", equalTo(List.of(client)));
        assertThat(Leaves.kinds(client)).containsExactly("client-registered", "protected-period-set");
        JsonNode data = Leaves.newest(client);
        assertThat(location).endsWith(data.get("id").asText());
        assertThat(data.get("client").asText()).isEqualTo(client);
        assertThat(data.get("from").asText()).isEqualTo("2013-08-31T22:00:00Z");
        assertThat(data.get("until").asText()).isEqualTo("2013-09-30T22:00:00Z");
        assertThat(Leaves.text(data.get("reason").asText())).isEqualTo("Rentrée 🎒\nweiter");
    }

    static Stream<Arguments> faultyPeriods() {
        return Stream.of(
                Arguments.of("from", null, "/from"),
                Arguments.of("from", "2013-09-01T00:00:00", "/from"),
                Arguments.of("from", "2013-10-01T00:00:00+02:00", "/until"),
                Arguments.of("from", "2013-11-01T00:00:00+02:00", "/until"),
                Arguments.of("until", null, "/until"),
                Arguments.of("until", "2200-01-01T00:00:00Z", "/until"),
                Arguments.of("until", "2013-02-30T00:00:00Z", "/until"),
                Arguments.of("reason", null, "/reason"),
                Arguments.of("reason", " \n", "/reason"),
                Arguments.of("reason", "a".repeat(10_001), "/reason"),
                Arguments.of("id", "pp-1", "/id"));
    }

    @ParameterizedTest
    @MethodSource("faultyPeriods")
    void a_fault_of_a_period_is_named_and_changes_nothing(String property, @Nullable Object value, String pointer) {
        String client = Registry.client();
        Map<String, Object> body = period();
        body.put(property, value);
        long size = Leaves.size();

        protect(client, body).statusCode(400).body("errors.pointer", hasItem(pointer));

        assertThat(Leaves.size()).isEqualTo(size);
        Api.admin().get(CLIENTS + "/" + client + "/protected-periods").then().body("items", hasSize(0));
    }

    @Test
    void a_reason_may_be_as_long_as_its_limit() {
        Map<String, Object> body = period();
        body.put("reason", "📱".repeat(5_000));
        protect(Registry.client(), body).statusCode(201);
    }

    @Test
    void protected_periods_are_paged_from_the_newest_to_the_oldest() {
        String client = Registry.client();
        String first = protect(client, period()).extract().path("id");
        String second = protect(client, period()).extract().path("id");
        String list = CLIENTS + "/" + client + "/protected-periods?limit=1";

        String next =
                Api.admin().get(list).then().body("items", hasSize(1)).extract().path("next");
        List<String> ids = List.of(
                Api.admin().get(list).path("items[0].id"),
                Api.admin().get(list + "&after=" + next).path("items[0].id"));
        assertThat(ids).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void what_is_unknown_is_a_404() {
        String nobody = Api.code("nobody");
        Api.admin().get(CLIENTS + "/" + nobody).then().statusCode(404);
        Api.admin().get(CLIENTS + "/" + nobody + "/protected-periods").then().statusCode(404);
        protect(nobody, period()).statusCode(404);
        String id = protect(Registry.client(), period()).extract().path("id");
        Api.admin()
                .get(CLIENTS + "/" + Registry.client() + "/protected-periods/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void a_campaign_system_of_one_client_sees_that_one_only() {
        String own = Registry.client();
        String other = Registry.client();
        String login = Api.person(null, own, Role.CAMPAIGN_SYSTEM);

        Api.as(login, Api.PASSWORD).get(CLIENTS).then().body("items.code", equalTo(List.of(own)));
        Api.as(login, Api.PASSWORD).get(CLIENTS + "/" + own).then().statusCode(200);
        Api.as(login, Api.PASSWORD).get(CLIENTS + "/" + other).then().statusCode(404);
        Api.as(login, Api.PASSWORD)
                .get(CLIENTS + "/" + other + "/protected-periods")
                .then()
                .statusCode(404);
        Api.as(login, Api.PASSWORD)
                .get(CLIENTS + "/" + own + "/protected-periods")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void who_may_read_and_write(Role role) {
        String client = Registry.client();
        String login = Api.person(role == Role.CARRIER ? Registry.carrier() : null, null, role);
        int expected = role == Role.ADMIN || role == Role.CHANGE_MANAGER ? 201 : 403;

        Api.as(login, Api.PASSWORD).body(body()).post(CLIENTS).then().statusCode(expected);
        Api.as(login, Api.PASSWORD)
                .body(period())
                .post(CLIENTS + "/" + client + "/protected-periods")
                .then()
                .statusCode(expected);
        for (String path : List.of("", "/" + client, "/" + client + "/protected-periods")) {
            Api.as(login, Api.PASSWORD)
                    .get(CLIENTS + path)
                    .then()
                    .statusCode(role == Role.CARRIER || role == Role.PIPELINE ? 403 : 200);
        }
    }

    @Test
    void nobody_reads_or_writes_without_signing_in() {
        given().get(CLIENTS).then().statusCode(401);
        given().contentType("application/json")
                .body(body())
                .post(CLIENTS)
                .then()
                .statusCode(401);
    }

    @Test
    void a_list_is_paged_from_the_newest_to_the_oldest() {
        String first = Registry.client();
        String second = Registry.client();

        String next = Api.admin()
                .get(CLIENTS + "?limit=1")
                .then()
                .body("items.code", equalTo(List.of(second)))
                .extract()
                .path("next");
        Api.admin().get(CLIENTS + "?limit=1&after=" + next).then().body("items.code", equalTo(List.of(first)));
    }

    private static Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", Api.code("client"));
        body.put("name", "Pôle emploi 📮");
        return body;
    }

    private static Map<String, Object> period() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("from", "2013-09-01T00:00:00+02:00");
        body.put("until", "2013-10-01T00:00:00+02:00");
        body.put("reason", "Rentrée 🎒\nweiter");
        return body;
    }

    private static ValidatableResponse post(Map<String, Object> body) {
        return Api.admin().body(body).post(CLIENTS).then();
    }

    private static ValidatableResponse protect(String client, Map<String, Object> body) {
        return Api.admin()
                .body(body)
                .post(CLIENTS + "/" + client + "/protected-periods")
                .then();
    }
}
