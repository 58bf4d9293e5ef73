package org.countersign.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.access.Role;
import org.countersign.ledger.check.CheckedSubjects;
import org.countersign.testing.Api;
import org.countersign.testing.AtOnce;
import org.countersign.testing.Leaves;
import org.countersign.testing.Registry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of a protected period after it was set. */
@QuarkusTest
class ProtectedPeriodTest {
    @Inject
    CheckedSubjects checked;

    private String client;
    private String periods;
    private String path;

    @BeforeEach
    void aPeriod() {
        client = Registry.client();
        periods = "/api/v1/clients/" + client + "/protected-periods";
        path = periods + "/" + set("La rentrée");
    }

    private String set(String reason) {
        return Api.admin()
                .body(Map.of("from", "2013-09-01T00:00:00Z", "until", "2013-10-01T00:00:00Z", "reason", reason))
                .post(periods)
                .then()
                .statusCode(201)
                .body("liftedAt", nullValue())
                .body("liftReason", nullValue())
                .extract()
                .path("id");
    }

    @Test
    void an_amendment_changes_what_is_given_and_leaves_the_rest() {
        patch(Map.of("until", "2013-10-15T00:00:00+02:00"))
                .statusCode(200)
                .body("from", equalTo("2013-09-01T00:00:00Z"))
                .body("until", equalTo("2013-10-14T22:00:00Z"))
                .body("reason", equalTo("La rentrée"));

        Api.admin().get(path).then().body("until", equalTo("2013-10-14T22:00:00Z"));
        JsonNode data = Leaves.newest(client);
        assertThat(Leaves.kinds(client))
                .containsExactly("client-registered", "protected-period-set", "protected-period-amended");
        assertThat(path).endsWith(data.get("id").asText());
        assertThat(data.get("from").asText()).isEqualTo("2013-09-01T00:00:00Z");
        assertThat(data.get("until").asText()).isEqualTo("2013-10-14T22:00:00Z");
    }

    @Test
    void the_ledger_repeats_no_reason_that_stays() {
        patch(Map.of("until", "2013-10-15T00:00:00Z")).statusCode(200);
        assertThat(Leaves.newest(client).get("reason").isNull()).isTrue();

        patch(Map.of("reason", "La rentrée 🎒")).statusCode(200);
        assertThat(Leaves.text(Leaves.newest(client).get("reason").asText())).isEqualTo("La rentrée 🎒");
    }

    @Test
    void neither_an_amendment_nor_a_lift_is_the_gates_business() {
        long before = Leaves.gateSize();

        patch(Map.of("until", "2013-10-15T00:00:00Z")).statusCode(200);
        lift().statusCode(200);

        assertThat(Leaves.gateSize()).isEqualTo(before);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("from", null, "/from"),
                Arguments.of("from", "2013-09-01T00:00:00", "/from"),
                Arguments.of("from", "2013-10-01T00:00:00Z", "/until"),
                Arguments.of("until", null, "/until"),
                Arguments.of("until", "2013-08-01T00:00:00Z", "/until"),
                Arguments.of("until", "2200-01-01T00:00:00Z", "/until"),
                Arguments.of("reason", null, "/reason"),
                Arguments.of("reason", " \n", "/reason"),
                Arguments.of("reason", "a".repeat(10_001), "/reason"),
                Arguments.of("id", "pp-1", "/id"),
                Arguments.of("liftedAt", "2013-09-01T00:00:00Z", "/liftedAt"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_of_an_amendment_is_named_and_changes_nothing(String property, @Nullable Object value, String pointer) {
        String before = Api.admin().get(path).asString();
        long size = Leaves.size();

        patch(Collections.singletonMap(property, value)).statusCode(400).body("errors.pointer", hasItem(pointer));

        assertThat(Leaves.size()).isEqualTo(size);
        assertThat(Api.admin().get(path).asString()).isEqualTo(before);
    }

    @Test
    void an_amendment_that_changes_nothing_is_no_fact() {
        String tag = Api.admin().get(path).header("ETag");
        long size = Leaves.size();

        patch(Map.of("from", "2013-09-01T02:00:00+02:00", "reason", "La rentrée"))
                .statusCode(200)
                .header("ETag", equalTo(tag));
        patch(Map.of()).statusCode(200).header("ETag", equalTo(tag));

        assertThat(Leaves.size()).isEqualTo(size);
    }

    @Test
    void an_amendment_or_a_lift_of_an_older_state_is_refused() {
        String old = Api.admin().get(path).header("ETag");
        String now = patch(Map.of("reason", "Autre")).extract().header("ETag");
        assertThat(now).isNotEqualTo(old);

        Api.admin()
                .header("If-Match", old)
                .body(Map.of("reason", "Encore"))
                .patch(path)
                .then()
                .statusCode(412);
        Api.admin()
                .header("If-Match", old)
                .body(Map.of("reason", "Erreur"))
                .post(path + "/lift")
                .then()
                .statusCode(412);
        Api.admin().get(path).then().header("ETag", equalTo(now)).body("liftedAt", nullValue());
        Api.admin()
                .header("If-Match", now)
                .body(Map.of("reason", "Erreur"))
                .post(path + "/lift")
                .then()
                .statusCode(200);
    }

    @Test
    void a_lifted_period_stays_on_record_with_the_reason() {
        lift().statusCode(200).header("ETag", notNullValue()).body("liftedAt", notNullValue());

        Api.admin()
                .get(path)
                .then()
                .statusCode(200)
                .body("reason", equalTo("La rentrée"))
                .body("liftedAt", notNullValue())
                .body("liftReason", equalTo("Mauvais mois"));
        Api.admin().get(periods).then().body("items.liftReason", equalTo(List.of("Mauvais mois")));
        JsonNode data = Leaves.newest(client);
        assertThat(Leaves.kinds(client))
                .containsExactly("client-registered", "protected-period-set", "protected-period-lifted");
        assertThat(path).endsWith(data.get("id").asText());
        assertThat(data.get("from").asText()).isEqualTo("2013-09-01T00:00:00Z");
        assertThat(Leaves.text(data.get("reason").asText())).isEqualTo("Mauvais mois");
    }

    @Test
    void what_was_lifted_is_neither_amended_nor_lifted_again() {
        lift().statusCode(200);
        long size = Leaves.size();

        patch(Map.of("reason", "Autre")).statusCode(409).body("type", equalTo("/problems/already-lifted"));
        lift().statusCode(409).body("type", equalTo("/problems/already-lifted"));

        assertThat(Leaves.size()).isEqualTo(size);
    }

    @Test
    void of_many_who_lift_at_once_one_succeeds() {
        List<Integer> statuses = AtOnce.run(8, i -> () -> lift().extract().statusCode());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void a_repeated_request_lifts_once() {
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            Api.admin()
                    .header("Idempotency-Key", key)
                    .body(Map.of("reason", "Mauvais mois"))
                    .post(path + "/lift")
                    .then()
                    .statusCode(200)
                    .body("liftReason", equalTo("Mauvais mois"));
        }
        assertThat(Leaves.kinds(client)).containsOnlyOnce("protected-period-lifted");
    }

    @Test
    void a_lift_needs_a_reason() {
        for (Map<String, ?> body : List.of(Map.<String, Object>of(), Map.of("reason", " "))) {
            Api.admin()
                    .body(body)
                    .post(path + "/lift")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", hasItem("/reason"));
        }
        Api.admin().get(path).then().body("liftedAt", nullValue());
    }

    @Test
    void a_period_of_another_client_is_a_404() {
        String other = path.replace(client, Registry.client());

        Api.admin().body(Map.of("reason", "x")).patch(other).then().statusCode(404);
        Api.admin().body(Map.of("reason", "x")).post(other + "/lift").then().statusCode(404);
        Api.admin().body(Map.of("reason", "x")).patch(periods + "/pp-1").then().statusCode(404);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void who_may_amend_and_lift(Role role) {
        String login = Api.person(
                role == Role.CARRIER ? Registry.carrier() : null, role == Role.CAMPAIGN_SYSTEM ? client : null, role);
        int expected = role == Role.ADMIN || role == Role.CHANGE_MANAGER ? 200 : 403;

        Api.as(login, Api.PASSWORD)
                .body(Map.of("reason", "Autre"))
                .patch(path)
                .then()
                .statusCode(expected);
        Api.as(login, Api.PASSWORD)
                .body(Map.of("reason", "Erreur"))
                .post(path + "/lift")
                .then()
                .statusCode(expected);
    }

    @Test
    void the_self_check_follows_each_of_several_periods() throws SQLException {
        String second = periods + "/" + set("Noël");
        patch(Map.of("until", "2013-10-15T00:00:00Z", "reason", "Autre")).statusCode(200);
        patch(Map.of("from", "2013-09-02T00:00:00Z")).statusCode(200);
        Api.admin()
                .body(Map.of("until", "2014-01-01T00:00:00Z"))
                .patch(second)
                .then()
                .statusCode(200);
        lift().statusCode(200);

        assertThat(checked.differencesAbout(List.of(client))).isEmpty();
    }

    private ValidatableResponse patch(Map<String, ?> body) {
        return Api.admin().body(body).patch(path).then();
    }

    private ValidatableResponse lift() {
        return Api.admin()
                .body(Map.of("reason", "Mauvais mois"))
                .post(path + "/lift")
                .then();
    }
}
