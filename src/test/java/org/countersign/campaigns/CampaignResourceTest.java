package org.countersign.campaigns;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class CampaignResourceTest {
    private static final String CAMPAIGNS = "/api/v1/campaigns";

    private String client = "";
    private String platform = "";

    @BeforeEach
    void parties() {
        client = Registry.client();
        platform = Registry.platform();
    }

    @Test
    void a_registered_campaign_is_shown_where_location_says() {
        String plmn = Registry.plmn();
        Registry.carrier(plmn);
        String carrier = Registry.carrier();
        List<Map<String, Object>> audience = List.of(
                Map.of("plmn", plmn, "recipients", 170_000), Map.of("carrier", carrier, "recipients", 1_000_000_000));
        Map<String, Object> body = body();
        body.put("audience", audience);
        String code = Registry.codeOf(body);
        long gateSize = Leaves.gateSize();

        String location = post(body)
                .statusCode(201)
                .header("Location", endsWith(CAMPAIGNS + "/" + code))
                .header("ETag", notNullValue())
                .extract()
                .header("Location");

        Api.admin()
                .get(location)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("code", equalTo(code))
                .body("client", equalTo(client))
                .body("platform", equalTo(platform))
                .body("name", equalTo("Relance é 📣"))
                .body("launchAt", equalTo("2013-09-11T06:00:00Z"))
                .body("audience", equalTo(audience));
        assertThat(Leaves.kinds(code)).containsExactly("campaign-registered");
        JsonNode data = Leaves.newest(code);
        assertThat(data.get("client").asText()).isEqualTo(client);
        assertThat(data.get("platform").asText()).isEqualTo(platform);
        assertThat(data.get("name").asText()).isEqualTo("Relance é 📣");
        assertThat(data.get("launchAt").asText()).isEqualTo("2013-09-11T06:00:00Z");
        assertThat(data.at("/audience/0/plmn").asText()).isEqualTo(plmn);
        assertThat(data.at("/audience/1/carrier").asText()).isEqualTo(carrier);
        assertThat(data.at("/audience/1/recipients").asLong()).isEqualTo(1_000_000_000);
        assertThat(Leaves.gateSize()).isEqualTo(gateSize);
    }

    @Test
    void launch_and_audience_may_be_absent() {
        Map<String, Object> body = body();
        body.remove("launchAt");
        body.remove("audience");

        post(body).statusCode(201).body("launchAt", nullValue()).body("audience", hasSize(0));
    }

    @Test
    void a_code_is_given_once_whoever_asks_at_once() {
        String code = Api.code("raced");

        List<Integer> statuses = AtOnce.run(8, i -> {
            Map<String, Object> body = body();
            body.put("code", code);
            body.put("client", i % 2 == 0 ? client : Registry.client());
            return () -> post(body).extract().statusCode();
        });

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(Leaves.kinds(code)).containsExactly("campaign-registered");
        Map<String, Object> body = body();
        body.put("code", code);
        postInVain(body, 409).body("type", equalTo("/problems/already-exists"));
    }

    // Amending

    @Test
    void an_amendment_changes_what_is_given_and_leaves_the_rest() {
        String code = Registry.codeOf(registered());
        String carrier = Registry.carrier();
        long gateSize = Leaves.gateSize();

        patch(code, Map.of("audience", List.of(entry("carrier", carrier, 7))))
                .statusCode(200)
                .body("name", equalTo("Relance é 📣"))
                .body("launchAt", equalTo("2013-09-11T06:00:00Z"))
                .body("audience", hasSize(1))
                .body("audience[0].carrier", equalTo(carrier))
                .body("audience[0].recipients", equalTo(7));
        patch(code, Map.of("name", "Rappel")).statusCode(200).body("audience", hasSize(1));
        Api.admin().get(CAMPAIGNS + "/" + code).then().body("name", equalTo("Rappel"));
        assertThat(Leaves.kinds(code)).containsExactly("campaign-registered", "campaign-amended", "campaign-amended");
        JsonNode data = Leaves.newest(code);
        assertThat(data.get("client").asText()).isEqualTo(client);
        assertThat(data.get("platform").asText()).isEqualTo(platform);
        assertThat(data.get("name").asText()).isEqualTo("Rappel");
        assertThat(data.get("launchAt").asText()).isEqualTo("2013-09-11T06:00:00Z");
        assertThat(data.at("/audience/0/recipients").asLong()).isEqualTo(7);
        // It changes no verdict.
        assertThat(Leaves.gateSize()).isEqualTo(gateSize);
    }

    @Test
    void a_null_clears_the_launch_and_the_audience() {
        Map<String, Object> body = body();
        body.put("audience", List.of(entry("carrier", Registry.carrier(), 1)));
        post(body).statusCode(201);
        String code = Registry.codeOf(body);
        Map<String, Object> nulls = new LinkedHashMap<>();
        nulls.put("launchAt", null);
        nulls.put("audience", null);

        patch(code, nulls).statusCode(200).body("launchAt", nullValue()).body("audience", hasSize(0));
    }

    @Test
    void an_amendment_that_changes_nothing_is_no_fact_and_leaves_the_tag() {
        Map<String, Object> body = registered();
        String code = Registry.codeOf(body);
        String tag = tag(code);

        patch(code, Map.of()).statusCode(200).header("ETag", equalTo(tag));
        patch(code, body).statusCode(200).header("ETag", equalTo(tag));
        assertThat(Leaves.kinds(code)).containsExactly("campaign-registered");
    }

    @Test
    void an_amendment_of_an_older_state_is_refused() {
        String code = Registry.codeOf(registered());
        String old = tag(code);
        String fresh =
                patch(code, Map.of("name", "a")).statusCode(200).extract().header("ETag");
        assertThat(fresh).isNotEqualTo(old).isEqualTo(tag(code));

        Api.admin()
                .header("If-Match", old)
                .body(Map.of("name", "b"))
                .patch(CAMPAIGNS + "/" + code)
                .then()
                .statusCode(412);
        Api.admin()
                .header("If-Match", fresh)
                .body(Map.of("name", "b"))
                .patch(CAMPAIGNS + "/" + code)
                .then()
                .statusCode(200)
                .body("name", equalTo("b"));
    }

    static Stream<Arguments> amendedFaults() {
        return Stream.of(
                Arguments.of("code", "another-one", "/code"),
                Arguments.of("client", "another-one", "/client"),
                Arguments.of("platform", "another-one", "/platform"),
                Arguments.of("name", null, "/name"),
                Arguments.of("name", " ", "/name"),
                Arguments.of("launchAt", "2200-01-01T00:00:00Z", "/launchAt"),
                Arguments.of("audience", List.of(entry("carrier", "nobody-known", 1)), "/audience/0/carrier"),
                Arguments.of("audience", List.of(entry("plmn", "99999", 1)), "/audience/0/plmn"),
                Arguments.of("audience", List.of(Map.of("recipients", 1)), "/audience/0"),
                Arguments.of("audience", List.of(entry("plmn", "99999", -1)), "/audience/0/recipients"),
                Arguments.of("audience", Collections.nCopies(501, entry("plmn", "99999", 1)), "/audience"),
                Arguments.of("registeredAt", "2012-07-01T00:00:00Z", "/registeredAt"));
    }

    @ParameterizedTest
    @MethodSource("amendedFaults")
    void a_fault_of_an_amendment_is_named_and_changes_nothing(String property, @Nullable Object value, String pointer) {
        String code = Registry.codeOf(registered());
        String tag = tag(code);
        long size = Leaves.size();

        patch(code, Collections.singletonMap(property, value))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
        assertThat(Leaves.size()).isEqualTo(size);
        assertThat(tag(code)).isEqualTo(tag);
    }

    @Test
    void an_audience_that_was_right_once_is_no_obstacle_to_another_name() {
        String plmn = Registry.plmn();
        String carrier = Registry.carrier(plmn);
        Map<String, Object> body = body();
        body.put("audience", List.of(entry("plmn", plmn, 1)));
        post(body).statusCode(201);
        Api.admin()
                .body(Map.of("plmns", List.of(Registry.plmn())))
                .patch("/api/v1/carriers/" + carrier)
                .then()
                .statusCode(200);
        String code = Registry.codeOf(body);

        patch(code, Map.of("name", "Rappel", "audience", List.of(entry("plmn", plmn, 1))))
                .statusCode(200);
        patch(code, Map.of("audience", List.of(entry("plmn", plmn, 2)))).statusCode(400);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void who_may_register_a_campaign_may_amend_it(Role role) {
        String code = Registry.codeOf(registered());
        String login = Api.person(role == Role.CARRIER ? Registry.carrier() : null, null, role);

        Api.as(login, Api.PASSWORD)
                .body(Map.of("name", "a"))
                .patch(CAMPAIGNS + "/" + code)
                .then()
                .statusCode(role == Role.ADMIN || role == Role.CHANGE_MANAGER ? 200 : 403);
    }

    @Test
    void an_unknown_campaign_cannot_be_amended_and_nobody_amends_without_signing_in() {
        patch(Api.code("none"), Map.of("name", "a")).statusCode(404);
        given().contentType("application/json")
                .body(Map.of("name", "a"))
                .patch(CAMPAIGNS + "/" + Registry.codeOf(registered()))
                .then()
                .statusCode(401);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("code", null, "/code"),
                Arguments.of("code", "A", "/code"),
                Arguments.of("client", null, "/client"),
                Arguments.of("client", "nobody-known", "/client"),
                Arguments.of("platform", "nowhere-known", "/platform"),
                Arguments.of("name", null, "/name"),
                Arguments.of("name", "a".repeat(201), "/name"),
                Arguments.of("launchAt", "2013-09-11", "/launchAt"),
                Arguments.of("launchAt", "2200-01-01T00:00:00Z", "/launchAt"),
                Arguments.of("audience", "all", "/audience"),
                Arguments.of("audience", Collections.singletonList(null), "/audience/0"),
                Arguments.of("audience", List.of(entry("carrier", "nobody-known", 1)), "/audience/0/carrier"),
                Arguments.of("audience", List.of(entry("carrier", "No Body", 1)), "/audience/0/carrier"),
                Arguments.of("audience", List.of(entry("plmn", "99999", 1)), "/audience/0/plmn"),
                Arguments.of("audience", List.of(entry("plmn", "2080", 1)), "/audience/0/plmn"),
                Arguments.of("audience", List.of(Map.of("recipients", 1)), "/audience/0"),
                Arguments.of(
                        "audience",
                        List.of(Map.of("carrier", "nobody-known", "plmn", "99999", "recipients", 1)),
                        "/audience/0"),
                Arguments.of("audience", List.of(entry("plmn", "99999", -1)), "/audience/0/recipients"),
                Arguments.of("audience", List.of(entry("plmn", "99999", 1_000_000_001)), "/audience/0/recipients"),
                Arguments.of("audience", List.of(entry("plmn", "99999", 1.5)), "/audience/0/recipients"),
                Arguments.of("audience", List.of(entry("plmn", "99999", "1")), "/audience/0/recipients"),
                Arguments.of("audience", List.of(Map.of("plmn", "99999")), "/audience/0/recipients"),
                Arguments.of("audience", List.of(Map.of("country", "FR", "recipients", 1)), "/audience/0/country"),
                Arguments.of("audience", Collections.nCopies(501, entry("plmn", "99999", 1)), "/audience"),
                Arguments.of("carrier", "x", "/carrier"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_is_named_and_changes_nothing(String property, @Nullable Object value, String pointer) {
        Map<String, Object> body = body();
        body.put(property, value);

        postInVain(body, 400).contentType("application/problem+json").body("errors.pointer", hasItem(pointer));
    }

    @Test
    void every_unknown_entry_of_an_audience_is_named() {
        String carrier = Registry.carrier();
        Map<String, Object> body = body();
        body.put(
                "audience",
                List.of(
                        entry("carrier", "nobody-known", 1),
                        entry("carrier", carrier, 1),
                        entry("plmn", "99999", 1),
                        Map.of("recipients", 1)));

        postInVain(body, 400)
                .body("errors", hasSize(3))
                .body("errors.pointer", hasItems("/audience/0/carrier", "/audience/2/plmn", "/audience/3"));
    }

    @Test
    void an_audience_has_room_for_500_entries_of_the_longest_codes() {
        Map<String, Object> carrier = Registry.carrierBody();
        carrier.put("code", Api.code("long") + "-".repeat(63 - Api.code("long").length()));
        Api.admin().body(carrier).post("/api/v1/carriers").then().statusCode(201);
        Map<String, Object> body = body();
        body.put("name", "📱".repeat(100));
        body.put(
                "audience",
                new ArrayList<>(Collections.nCopies(500, entry("carrier", carrier.get("code"), 1_000_000_000))));

        post(body).statusCode(201).body("audience", hasSize(500));
    }

    @Test
    void a_list_is_filtered_and_paged_from_the_newest_to_the_oldest() {
        String first = Registry.campaign(client, platform);
        String second = Registry.campaign(client, Registry.platform());
        String others = Registry.campaign(Registry.client(), platform);

        Api.admin().get(CAMPAIGNS + "?client=" + client).then().body("items.code", equalTo(List.of(second, first)));
        Api.admin().get(CAMPAIGNS + "?platform=" + platform).then().body("items.code", equalTo(List.of(others, first)));
        String next =
                Api.admin().get(CAMPAIGNS + "?client=" + client + "&limit=1").path("next");
        Api.admin()
                .get(CAMPAIGNS + "?client=" + client + "&limit=1&after=" + next)
                .then()
                .body("items.code", equalTo(List.of(first)));
    }

    @Test
    void a_campaign_system_of_one_client_sees_that_clients_campaigns_only() {
        String own = Registry.campaign(client, platform);
        String otherClient = Registry.client();
        String other = Registry.campaign(otherClient, platform);
        String login = Api.person(null, client, Role.CAMPAIGN_SYSTEM);

        Api.as(login, Api.PASSWORD).get(CAMPAIGNS).then().body("items.code", equalTo(List.of(own)));
        Api.as(login, Api.PASSWORD)
                .get(CAMPAIGNS + "?client=" + otherClient)
                .then()
                .body("items", hasSize(0));
        Api.as(login, Api.PASSWORD).get(CAMPAIGNS + "/" + own).then().statusCode(200);
        Api.as(login, Api.PASSWORD).get(CAMPAIGNS + "/" + other).then().statusCode(404);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void who_may_read_and_write(Role role) {
        String code = Registry.campaign(client, platform);
        String login = Api.person(role == Role.CARRIER ? Registry.carrier() : null, null, role);

        Api.as(login, Api.PASSWORD)
                .body(body())
                .post(CAMPAIGNS)
                .then()
                .statusCode(
                        role == Role.ADMIN || role == Role.CHANGE_MANAGER || role == Role.CAMPAIGN_SYSTEM ? 201 : 403);
        // Whose campaigns leave when, and on what terms, is no carrier's and no pipeline's business.
        int read = role == Role.CARRIER || role == Role.PIPELINE ? 403 : 200;
        Api.as(login, Api.PASSWORD).get(CAMPAIGNS).then().statusCode(read);
        Api.as(login, Api.PASSWORD).get(CAMPAIGNS + "/" + code).then().statusCode(read);
    }

    @Test
    void a_campaign_system_of_one_client_registers_that_clients_campaigns_only() {
        Api.asClient(client).body(body()).post(CAMPAIGNS).then().statusCode(201).body("client", equalTo(client));
        String stranger = Registry.client();
        Api.asClient(stranger)
                .body(body())
                .post(CAMPAIGNS)
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    @Test
    void nobody_reads_or_writes_without_signing_in() {
        given().get(CAMPAIGNS).then().statusCode(401);
        given().get(CAMPAIGNS + "/x1").then().statusCode(401);
        given().contentType("application/json")
                .body(body())
                .post(CAMPAIGNS)
                .then()
                .statusCode(401);
    }

    @Test
    void an_unknown_campaign_is_a_404() {
        Api.admin().get(CAMPAIGNS + "/" + Api.code("none")).then().statusCode(404);
    }

    private static Map<String, Object> entry(String key, @Nullable Object of, Object recipients) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put(key, of);
        entry.put("recipients", recipients);
        return entry;
    }

    private Map<String, Object> registered() {
        Map<String, Object> body = body();
        post(body).statusCode(201);
        return body;
    }

    private static String tag(String code) {
        return Api.admin().get(CAMPAIGNS + "/" + code).header("ETag");
    }

    private static ValidatableResponse patch(String code, Map<String, Object> body) {
        return Api.admin().body(body).patch(CAMPAIGNS + "/" + code).then();
    }

    private Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", Api.code("campaign"));
        body.put("client", client);
        body.put("platform", platform);
        body.put("name", "Relance é 📣");
        body.put("launchAt", "2013-09-11T08:00:00+02:00");
        body.put("audience", List.of());
        return body;
    }

    private static ValidatableResponse post(Map<String, Object> body) {
        return Api.admin().body(body).post(CAMPAIGNS).then();
    }

    private static ValidatableResponse postInVain(Map<String, Object> body, int status) {
        long size = Leaves.size();
        ValidatableResponse answer = post(body).statusCode(status);
        assertThat(Leaves.size()).isEqualTo(size);
        return answer;
    }
}
