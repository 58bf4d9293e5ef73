package org.countersign.campaigns;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
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
class ClientAmendmentTest {
    private static final String CLIENTS = "/api/v1/clients";

    @Test
    void an_amended_client_bears_its_new_name_and_the_ledger_tells() {
        String code = Registry.client();

        patch(CLIENTS + "/" + code, Map.of("name", "France Travail 📮"))
                .statusCode(200)
                .body("code", equalTo(code))
                .body("name", equalTo("France Travail 📮"));

        Api.admin().get(CLIENTS + "/" + code).then().body("name", equalTo("France Travail 📮"));
        assertThat(Leaves.kinds(code)).containsExactly("client-registered", "client-amended");
        assertThat(Leaves.newest(code).get("name").asText()).isEqualTo("France Travail 📮");
    }

    @Test
    void the_gate_has_nothing_to_learn_from_a_new_name() {
        String path = CLIENTS + "/" + Registry.client();
        long before = Leaves.gateSize();

        patch(path, Map.of("name", "Autre nom")).statusCode(200);

        assertThat(Leaves.gateSize()).isEqualTo(before);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("name", null, "/name"),
                Arguments.of("name", "\t", "/name"),
                Arguments.of("name", "a".repeat(201), "/name"),
                Arguments.of("name", Map.of(), "/name"),
                Arguments.of("code", null, "/code"),
                Arguments.of("code", "another-client", "/code"),
                Arguments.of("platform", "x", "/platform"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_is_named_and_changes_nothing(String property, @Nullable Object value, String pointer) {
        String path = CLIENTS + "/" + Registry.client();
        String before = Api.admin().get(path).asString();
        long size = Leaves.size();

        patch(path, Collections.singletonMap(property, value))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));

        assertThat(Leaves.size()).isEqualTo(size);
        assertThat(Api.admin().get(path).asString()).isEqualTo(before);
    }

    @Test
    void an_amendment_that_changes_nothing_is_no_fact() {
        String code = Registry.client();
        String path = CLIENTS + "/" + code;
        String tag = Api.admin().get(path).header("ETag");
        String name = Api.admin().get(path).path("name");

        patch(path, Map.of("code", code, "name", name)).statusCode(200).header("ETag", equalTo(tag));
        patch(path, Map.of()).statusCode(200).header("ETag", equalTo(tag));

        assertThat(Leaves.kinds(code)).containsExactly("client-registered");
    }

    @Test
    void an_amendment_of_an_older_state_is_refused() {
        String path = CLIENTS + "/" + Registry.client();
        String old = Api.admin().get(path).header("ETag");
        String now = patch(path, Map.of("name", "Eins")).extract().header("ETag");
        assertThat(now).isNotEqualTo(old);

        Api.admin()
                .header("If-Match", old)
                .body(Map.of("name", "Zwei"))
                .patch(path)
                .then()
                .statusCode(412)
                .contentType("application/problem+json");
        Api.admin().get(path).then().body("name", equalTo("Eins")).header("ETag", equalTo(now));
        Api.admin()
                .header("If-Match", now)
                .body(Map.of("name", "Zwei"))
                .patch(path)
                .then()
                .statusCode(200);
    }

    @Test
    void of_many_who_amend_the_same_state_at_once_one_succeeds() {
        String code = Registry.client();
        String path = CLIENTS + "/" + code;
        String tag = Api.admin().get(path).header("ETag");

        List<Integer> statuses = AtOnce.run(
                8,
                i -> () -> Api.admin()
                        .header("If-Match", tag)
                        .body(Map.of("name", "Name " + i))
                        .patch(path)
                        .statusCode());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        assertThat(Leaves.kinds(code)).containsExactly("client-registered", "client-amended");
    }

    @Test
    void an_unknown_client_is_a_404() {
        patch(CLIENTS + "/" + Api.code("nobody"), Map.of("name", "x")).statusCode(404);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void who_may_amend(Role role) {
        String code = Registry.client();
        String login = Api.person(role == Role.CARRIER ? Registry.carrier() : null, null, role);

        Api.as(login, Api.PASSWORD)
                .body(Map.of("name", "Autre nom"))
                .patch(CLIENTS + "/" + code)
                .then()
                .statusCode(role == Role.ADMIN || role == Role.CHANGE_MANAGER ? 200 : 403);
    }

    @Test
    void a_campaign_system_amends_not_even_its_own_client() {
        String code = Registry.client();
        String login = Api.person(null, code, Role.CAMPAIGN_SYSTEM);

        Api.as(login, Api.PASSWORD)
                .body(Map.of("name", "Autre nom"))
                .patch(CLIENTS + "/" + code)
                .then()
                .statusCode(403);
    }

    @Test
    void nobody_amends_without_signing_in() {
        given().contentType("application/json")
                .body(Map.of("name", "Autre nom"))
                .patch(CLIENTS + "/" + Registry.client())
                .then()
                .statusCode(401);
    }

    private static ValidatableResponse patch(String path, Map<String, ?> body) {
        return Api.admin().body(body).patch(path).then();
    }
}
