package org.countersign.campaigns;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ListAssert;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class ContractResourceTest {
    private static final String CONTRACTS = "/api/v1/contracts";

    private String client = "";
    private String platform = "";

    @BeforeEach
    void parties() {
        client = Registry.client();
        platform = Registry.platform();
    }

    @Test
    void a_registered_contract_is_shown_where_location_says() {
        Map<String, Object> body = body();
        String code = Registry.codeOf(body);
        String location = post(body)
                .statusCode(201)
                .header("Location", endsWith(CONTRACTS + "/" + code))
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
                .body("from", equalTo("2012-06-30T22:00:00Z"))
                .body("until", equalTo("2014-06-30T22:00:00Z"))
                .body("reference", equalTo("2012-MS-117"));
        assertThat(Leaves.kinds(code)).containsExactly("contract-signed");
        JsonNode data = Leaves.newest(code);
        assertThat(data.get("client").asText()).isEqualTo(client);
        assertThat(data.get("platform").asText()).isEqualTo(platform);
        assertThat(data.get("from").asText()).isEqualTo("2012-06-30T22:00:00Z");
        assertThat(data.get("until").asText()).isEqualTo("2014-06-30T22:00:00Z");
        assertThat(data.get("reference").asText()).isEqualTo("2012-MS-117");
    }

    @Test
    void a_reference_may_be_absent() {
        Map<String, Object> body = body();
        body.remove("reference");
        post(body).statusCode(201).body("reference", nullValue());
    }

    @Test
    void a_code_is_given_once() {
        Map<String, Object> body = body();
        post(body).statusCode(201);
        postInVain(body, 409).body("type", equalTo("/problems/already-exists"));

        body.put("client", Registry.client());
        postInVain(body, 409).body("type", equalTo("/problems/already-exists"));
    }

    @Test
    void of_many_who_register_a_code_for_different_clients_at_once_one_succeeds() {
        String code = Api.code("raced");

        List<Integer> statuses = AtOnce.run(6, i -> {
            Map<String, Object> body = body();
            body.put("code", code);
            body.put("client", Registry.client());
            return () -> post(body).extract().statusCode();
        });

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(Leaves.kinds(code)).containsExactly("contract-signed");
    }

    @ParameterizedTest
    @CsvSource({
        // the term of the second contract, when the first runs from 2012-07-01 to before 2014-07-01 in Paris
        "2012-07-01T00:00:00+02:00, 2014-07-01T00:00:00+02:00",
        "2013-01-01T00:00:00+02:00, 2013-02-01T00:00:00+02:00",
        "2000-01-01T00:00:00+02:00, 2020-01-01T00:00:00+02:00",
        "2000-01-01T00:00:00+02:00, 2012-07-01T00:00:00.000001+02:00",
        "2014-06-30T23:59:59.999999+02:00, 2020-01-01T00:00:00+02:00",
    })
    void contracts_of_the_same_parties_must_not_overlap(String from, String until) {
        Map<String, Object> first = body();
        post(first).statusCode(201);

        postInVain(body(from, until), 409)
                .body("type", equalTo("/problems/contract-overlap"))
                .body("detail", containsString(Registry.codeOf(first)))
                .body("contract", equalTo(first.get("code")));
    }

    @Test
    void one_contract_may_begin_when_the_other_ends() {
        post(body()).statusCode(201);
        post(body("2014-06-30T22:00:00Z", "2015-01-01T00:00:00Z")).statusCode(201);
        post(body("2012-01-01T00:00:00Z", "2012-06-30T22:00:00Z")).statusCode(201);
    }

    @Test
    void contracts_of_other_parties_may_overlap() {
        post(body()).statusCode(201);
        Map<String, Object> otherPlatform = body();
        otherPlatform.put("platform", Registry.platform());
        post(otherPlatform).statusCode(201);
        Map<String, Object> otherClient = body();
        otherClient.put("client", Registry.client());
        post(otherClient).statusCode(201);
    }

    @Test
    void of_many_overlapping_contracts_at_once_one_succeeds() {
        List<ValidatableResponse> answers = AtOnce.run(8, i -> () -> post(body()));

        assertThat(answers)
                .extracting(answer -> answer.extract().statusCode())
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
        Api.admin().get(CONTRACTS + "?client=" + client).then().body("items", hasSize(1));
    }

    // Amending

    @Test
    void an_amendment_changes_what_is_given_and_leaves_the_rest() {
        String code = Registry.codeOf(registered());
        long gateSize = Leaves.gateSize();

        patch(code, Map.of("until", "2013-07-01T00:00:00+02:00"))
                .statusCode(200)
                .body("from", equalTo("2012-06-30T22:00:00Z"))
                .body("until", equalTo("2013-06-30T22:00:00Z"))
                .body("reference", equalTo("2012-MS-117"))
                .body("client", equalTo(client));
        Api.admin().get(CONTRACTS + "/" + code).then().body("until", equalTo("2013-06-30T22:00:00Z"));
        assertThat(Leaves.kinds(code)).containsExactly("contract-signed", "contract-amended");
        JsonNode data = Leaves.newest(code);
        assertThat(data.get("client").asText()).isEqualTo(client);
        assertThat(data.get("platform").asText()).isEqualTo(platform);
        assertThat(data.get("from").asText()).isEqualTo("2012-06-30T22:00:00Z");
        assertThat(data.get("until").asText()).isEqualTo("2013-06-30T22:00:00Z");
        assertThat(data.get("reference").asText()).isEqualTo("2012-MS-117");
        assertThat(Leaves.gateSize()).isGreaterThan(gateSize);
    }

    @Test
    void a_null_clears_the_reference() {
        String code = Registry.codeOf(registered());
        patch(code, Collections.singletonMap("reference", null)).statusCode(200).body("reference", nullValue());
        Api.admin().get(CONTRACTS + "/" + code).then().body("reference", nullValue());
    }

    @Test
    void an_amendment_that_changes_nothing_is_no_fact_and_leaves_the_tag() {
        Map<String, Object> body = registered();
        String code = Registry.codeOf(body);
        String tag = tag(code);

        patch(code, Map.of()).statusCode(200).header("ETag", equalTo(tag));
        patch(code, body).statusCode(200).header("ETag", equalTo(tag));
        assertThat(Leaves.kinds(code)).containsExactly("contract-signed");
    }

    @Test
    void an_amendment_of_an_older_state_is_refused() {
        String code = Registry.codeOf(registered());
        String old = tag(code);
        String fresh =
                patch(code, Map.of("reference", "a")).statusCode(200).extract().header("ETag");
        assertThat(fresh).isNotEqualTo(old).isEqualTo(tag(code));

        Api.admin()
                .header("If-Match", old)
                .body(Map.of("reference", "b"))
                .patch(CONTRACTS + "/" + code)
                .then()
                .statusCode(412);
        assertThat(Leaves.kinds(code)).containsExactly("contract-signed", "contract-amended");
        Api.admin()
                .header("If-Match", fresh)
                .body(Map.of("reference", "b"))
                .patch(CONTRACTS + "/" + code)
                .then()
                .statusCode(200)
                .body("reference", equalTo("b"));
    }

    static Stream<Arguments> amendedFaults() {
        return Stream.of(
                Arguments.of("code", "another-one", "/code"),
                Arguments.of("client", "another-one", "/client"),
                Arguments.of("platform", "another-one", "/platform"),
                Arguments.of("from", null, "/from"),
                Arguments.of("from", "2014-07-01T00:00:00+02:00", "/until"),
                Arguments.of("from", "1989-12-31T00:00:00Z", "/from"),
                Arguments.of("until", null, "/until"),
                Arguments.of("until", "2012-07-01T00:00:00+02:00", "/until"),
                Arguments.of("until", "tomorrow", "/until"),
                Arguments.of("reference", " ", "/reference"),
                Arguments.of("reference", "a".repeat(201), "/reference"),
                Arguments.of("registeredAt", "2012-07-01T00:00:00Z", "/registeredAt"));
    }

    @ParameterizedTest
    @MethodSource("amendedFaults")
    void a_fault_of_an_amendment_is_named_and_changes_nothing(String property, @Nullable Object value, String pointer) {
        String code = Registry.codeOf(registered());

        patchInVain(code, Collections.singletonMap(property, value), 400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void all_that_cannot_be_changed_is_named_at_once() {
        String code = Registry.codeOf(registered());
        patchInVain(
                        code,
                        Map.of("client", "another-one", "platform", "another-one", "until", "2000-01-01T00:00:00Z"),
                        400)
                .body("errors.pointer", hasItems("/client", "/platform", "/until"));
    }

    @Test
    void an_amended_term_must_not_overlap_another_contract_of_the_same_parties() {
        Map<String, Object> first = registered();
        Map<String, Object> next = body("2014-06-30T22:00:00Z", "2015-01-01T00:00:00Z");
        post(next).statusCode(201);

        patchInVain(Registry.codeOf(first), Map.of("until", "2014-06-30T22:00:00.000001Z"), 409)
                .body("type", equalTo("/problems/contract-overlap"))
                .body("contract", equalTo(next.get("code")));
        // Its own term is no obstacle.
        patch(Registry.codeOf(first), Map.of("from", "2013-01-01T00:00:00Z", "until", "2014-06-30T22:00:00Z"))
                .statusCode(200);
    }

    @Test
    void of_many_who_extend_two_contracts_towards_each_other_at_once_one_succeeds() {
        Map<String, Object> first = body("2001-01-01T00:00:00Z", "2002-01-01T00:00:00Z");
        Map<String, Object> second = body("2003-01-01T00:00:00Z", "2004-01-01T00:00:00Z");
        post(first).statusCode(201);
        post(second).statusCode(201);

        List<Integer> statuses = AtOnce.run(
                2,
                i -> () -> patch(
                                Registry.codeOf(i == 0 ? first : second),
                                i == 0
                                        ? Map.of("until", "2002-12-01T00:00:00Z")
                                        : Map.of("from", "2002-06-01T00:00:00Z"))
                        .extract()
                        .statusCode());

        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void who_may_register_a_contract_may_amend_it(Role role) {
        String code = Registry.codeOf(registered());
        String login = Api.person(role == Role.CARRIER ? Registry.carrier() : null, null, role);

        Api.as(login, Api.PASSWORD)
                .body(Map.of("reference", "a"))
                .patch(CONTRACTS + "/" + code)
                .then()
                .statusCode(role == Role.ADMIN || role == Role.CHANGE_MANAGER ? 200 : 403);
    }

    @Test
    void an_unknown_contract_cannot_be_amended_and_nobody_amends_without_signing_in() {
        patch(Api.code("none"), Map.of("reference", "a")).statusCode(404);
        given().contentType("application/json")
                .body(Map.of("reference", "a"))
                .patch(CONTRACTS + "/" + Registry.codeOf(registered()))
                .then()
                .statusCode(401);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("code", null, "/code"),
                Arguments.of("code", "K", "/code"),
                Arguments.of("client", null, "/client"),
                Arguments.of("client", "nobody-known", "/client"),
                Arguments.of("client", "No Body", "/client"),
                Arguments.of("platform", null, "/platform"),
                Arguments.of("platform", "nowhere-known", "/platform"),
                Arguments.of("from", null, "/from"),
                Arguments.of("from", "2012-07-01", "/from"),
                Arguments.of("from", "1989-12-31T00:00:00Z", "/from"),
                Arguments.of("until", null, "/until"),
                Arguments.of("until", "2012-07-01T00:00:00+02:00", "/until"),
                Arguments.of("until", "2012-06-30T21:59:59Z", "/until"),
                Arguments.of("until", "9999-12-31T23:59:59Z", "/until"),
                Arguments.of("until", 1404165600, "/until"),
                Arguments.of("reference", " ", "/reference"),
                Arguments.of("reference", "a".repeat(201), "/reference"),
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
    void unknown_parties_and_an_empty_term_are_named_at_once() {
        Map<String, Object> body = body("2013-01-01T00:00:00Z", "2012-01-01T00:00:00Z");
        body.put("client", "nobody-known");
        body.put("platform", "nowhere-known");

        postInVain(body, 400).body("errors.pointer", hasItems("/client", "/platform", "/until"));
    }

    @Test
    void a_list_is_filtered_and_paged_from_the_newest_to_the_oldest() {
        String first = Registry.contract(client, platform, "2001-01-01T00:00:00Z", "2002-01-01T00:00:00Z");
        String second = Registry.contract(client, platform, "2000-01-01T00:00:00Z", "2001-01-01T00:00:00Z");
        String elsewhere = Registry.contract(client, Registry.platform());
        String others = Registry.contract(Registry.client(), platform);

        codes("?client=" + client).isEqualTo(List.of(elsewhere, second, first));
        codes("?platform=" + platform).isEqualTo(List.of(others, second, first));
        codes("?client=" + client + "&platform=" + platform).isEqualTo(List.of(second, first));
        String next =
                Api.admin().get(CONTRACTS + "?client=" + client + "&limit=2").path("next");
        codes("?client=" + client + "&limit=2&after=" + next).isEqualTo(List.of(first));
    }

    @Test
    void a_campaign_system_of_one_client_sees_that_clients_contracts_only() {
        String own = Registry.contract(client, platform);
        String otherClient = Registry.client();
        String other = Registry.contract(otherClient, platform);
        String login = Api.person(null, client, Role.CAMPAIGN_SYSTEM);

        Api.as(login, Api.PASSWORD).get(CONTRACTS).then().body("items.code", equalTo(List.of(own)));
        Api.as(login, Api.PASSWORD)
                .get(CONTRACTS + "?client=" + otherClient)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        Api.as(login, Api.PASSWORD).get(CONTRACTS + "/" + own).then().statusCode(200);
        Api.as(login, Api.PASSWORD).get(CONTRACTS + "/" + other).then().statusCode(404);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void who_may_read_and_write(Role role) {
        String code = Registry.contract(client, Registry.platform());
        String login = Api.person(role == Role.CARRIER ? Registry.carrier() : null, null, role);

        Api.as(login, Api.PASSWORD)
                .body(body())
                .post(CONTRACTS)
                .then()
                .statusCode(role == Role.ADMIN || role == Role.CHANGE_MANAGER ? 201 : 403);
        // Whose campaigns leave when, and on what terms, is no carrier's and no pipeline's business.
        int read = role == Role.CARRIER || role == Role.PIPELINE ? 403 : 200;
        Api.as(login, Api.PASSWORD).get(CONTRACTS).then().statusCode(read);
        Api.as(login, Api.PASSWORD).get(CONTRACTS + "/" + code).then().statusCode(read);
    }

    @Test
    void nobody_reads_or_writes_without_signing_in() {
        given().get(CONTRACTS).then().statusCode(401);
        given().get(CONTRACTS + "/x1").then().statusCode(401);
        given().contentType("application/json")
                .body(body())
                .post(CONTRACTS)
                .then()
                .statusCode(401);
    }

    @Test
    void an_unknown_contract_is_a_404() {
        Api.admin().get(CONTRACTS + "/" + Api.code("none")).then().statusCode(404);
    }

    private Map<String, Object> registered() {
        Map<String, Object> body = body();
        post(body).statusCode(201);
        return body;
    }

    private static String tag(String code) {
        return Api.admin().get(CONTRACTS + "/" + code).header("ETag");
    }

    private static ValidatableResponse patch(String code, Map<String, Object> body) {
        return Api.admin().body(body).patch(CONTRACTS + "/" + code).then();
    }

    private static ValidatableResponse patchInVain(String code, Map<String, Object> body, int status) {
        String tag = tag(code);
        long size = Leaves.size();
        ValidatableResponse answer = patch(code, body).statusCode(status);
        assertThat(Leaves.size()).isEqualTo(size);
        assertThat(tag(code)).isEqualTo(tag);
        return answer;
    }

    private Map<String, Object> body() {
        return body("2012-07-01T00:00:00+02:00", "2014-07-01T00:00:00+02:00");
    }

    private Map<String, Object> body(String from, String until) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", Api.code("contract"));
        body.put("client", client);
        body.put("platform", platform);
        body.put("from", from);
        body.put("until", until);
        body.put("reference", "2012-MS-117");
        return body;
    }

    private static ListAssert<String> codes(String query) {
        return assertThat(Api.admin().get(CONTRACTS + query).<List<String>>path("items.code"));
    }

    private static ValidatableResponse post(Map<String, Object> body) {
        return Api.admin().body(body).post(CONTRACTS).then();
    }

    private static ValidatableResponse postInVain(Map<String, Object> body, int status) {
        long size = Leaves.size();
        ValidatableResponse answer = post(body).statusCode(status);
        assertThat(Leaves.size()).isEqualTo(size);
        return answer;
    }
}
