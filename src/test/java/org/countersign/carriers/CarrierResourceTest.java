package org.countersign.carriers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
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
class CarrierResourceTest {
    private static final String CARRIERS = "/api/v1/carriers";

    @Test
    void a_registered_carrier_is_shown_where_location_says() {
        Map<String, Object> body = Registry.carrierBody();
        String location = post(body)
                .statusCode(201)
                .header("Location", endsWith(CARRIERS + "/" + body.get("code")))
                .header("ETag", notNullValue())
                .extract()
                .header("Location");

        Api.admin()
                .get(location)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("code", equalTo(body.get("code")))
                .body("name", equalTo("Opérateur d'essai 📱"))
                .body("country", equalTo("FR"))
                .body("plmns", equalTo(body.get("plmns")))
                .body("language", equalTo("fr"))
                .body("contacts", equalTo(body.get("contacts")))
                .body("registeredAt", notNullValue());
    }

    @Test
    void language_and_contacts_may_be_absent() {
        Map<String, Object> body = Registry.carrierBody();
        body.remove("language");
        body.remove("contacts");

        post(body).statusCode(201).body("language", nullValue()).body("contacts", hasSize(0));
    }

    @Test
    void the_ledger_tells_of_the_carrier_and_commits_to_its_contacts() {
        Map<String, Object> body = Registry.carrierBody();
        post(body).statusCode(201);

        String code = Registry.codeOf(body);
        assertThat(Leaves.kinds(code)).containsExactly("carrier-registered");
        JsonNode data = Leaves.newest(code);
        assertThat(data.get("code").asText()).isEqualTo(code);
        assertThat(data.get("name").asText()).isEqualTo(body.get("name"));
        assertThat(data.get("country").asText()).isEqualTo("FR");
        assertThat(data.get("plmns")).extracting(JsonNode::asText).isEqualTo(body.get("plmns"));
        assertThat(data.get("language").asText()).isEqualTo("fr");
        assertThat(Leaves.text(data.get("contacts").asText()))
                .isEqualTo("[{\"duty\":\"noc\",\"email\":\"noc@carrier.example\",\"name\":\"Zoé Lefèvre\"}]");
        assertThat(Leaves.of(code).toString()).doesNotContain("Zoé", "noc@carrier.example");
    }

    @Test
    void sensitive_names_are_kept_in_the_ledger_too_and_are_cleared_by_null() {
        Map<String, Object> body = Registry.carrierBody();
        body.put("sensitiveNames", List.of("IMPOTS", "Ameli"));
        post(body).statusCode(201).body("sensitiveNames", equalTo(List.of("Ameli", "IMPOTS")));
        String code = Registry.codeOf(body);
        assertThat(Leaves.newest(code).get("sensitiveNames"))
                .extracting(JsonNode::asText)
                .containsExactly("Ameli", "IMPOTS");

        patch(CARRIERS + "/" + code, Collections.singletonMap("sensitiveNames", null))
                .statusCode(200)
                .body("sensitiveNames", hasSize(0));
        assertThat(Leaves.newest(code).has("sensitiveNames")).isFalse();
    }

    @Test
    void only_a_carriers_own_people_and_the_operator_read_its_sensitive_names() {
        Map<String, Object> body = Registry.carrierBody();
        body.put("sensitiveNames", List.of("AMELI"));
        post(body).statusCode(201);
        String path = CARRIERS + "/" + Registry.codeOf(body);

        Api.asCarrier(Registry.codeOf(body)).get(path).then().body("sensitiveNames", equalTo(List.of("AMELI")));
        Api.asCarrier(Registry.carrier()).get(path).then().statusCode(200).body("sensitiveNames", nullValue());
    }

    @Test
    void a_code_is_given_once() {
        Map<String, Object> body = Registry.carrierBody();
        post(body).statusCode(201);
        body.put("plmns", List.of(Registry.plmn()));

        postInVain(body, 409).body("type", equalTo("/problems/already-exists"));
    }

    @Test
    void of_many_who_register_a_code_at_once_one_succeeds() {
        String code = Api.code("raced");

        List<Integer> statuses = AtOnce.run(8, i -> {
            Map<String, Object> body = Registry.carrierBody();
            body.put("code", code);
            return () -> post(body).extract().statusCode();
        });

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(Leaves.kinds(code)).containsExactly("carrier-registered");
    }

    @Test
    void a_plmn_belongs_to_one_carrier_which_the_refusal_names() {
        String plmn = Registry.plmn();
        String owner = Registry.carrier(plmn);
        Map<String, Object> body = Registry.carrierBody();
        body.put("plmns", List.of(Registry.plmn(), plmn));

        postInVain(body, 409)
                .body("type", equalTo("/problems/plmn-taken"))
                .body("detail", containsString(owner))
                .body("carrier", equalTo(owner))
                .body("plmn", equalTo(plmn));
    }

    @Test
    void of_many_who_register_a_plmn_at_once_one_succeeds() {
        String plmn = Registry.plmn();

        List<ValidatableResponse> answers = AtOnce.run(8, i -> {
            Map<String, Object> body = Registry.carrierBody();
            body.put("plmns", List.of(plmn));
            return () -> post(body);
        });

        assertThat(answers)
                .extracting(answer -> answer.extract().statusCode())
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
        answers.stream()
                .filter(answer -> answer.extract().statusCode() == 409)
                .forEach(answer -> answer.body("type", equalTo("/problems/plmn-taken")));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("code", null, "/code"),
                Arguments.of("code", "a", "/code"),
                Arguments.of("code", "a".repeat(64), "/code"),
                Arguments.of("code", "Orange", "/code"),
                Arguments.of("code", "-orange", "/code"),
                Arguments.of("code", 7, "/code"),
                Arguments.of("name", null, "/name"),
                Arguments.of("name", "", "/name"),
                Arguments.of("name", "  \u00a0", "/name"),
                Arguments.of("name", "a\nb", "/name"),
                Arguments.of("name", "a\u0000b", "/name"),
                Arguments.of("name", "a".repeat(201), "/name"),
                Arguments.of("name", "📱".repeat(101), "/name"),
                Arguments.of("name", List.of("a"), "/name"),
                Arguments.of("country", null, "/country"),
                Arguments.of("country", "fr", "/country"),
                Arguments.of("country", "XX", "/country"),
                Arguments.of("country", "FRA", "/country"),
                Arguments.of("plmns", null, "/plmns"),
                Arguments.of("plmns", List.of(), "/plmns"),
                Arguments.of("plmns", "20801", "/plmns"),
                Arguments.of("plmns", List.of("2080"), "/plmns/0"),
                Arguments.of("plmns", List.of("2080123"), "/plmns/0"),
                Arguments.of("plmns", List.of("2080a"), "/plmns/0"),
                Arguments.of("plmns", List.of("٢٠٨٠١"), "/plmns/0"),
                Arguments.of("plmns", List.of(20801), "/plmns/0"),
                Arguments.of("plmns", Collections.singletonList(null), "/plmns/0"),
                Arguments.of("plmns", List.of("999990", "999991", "999990"), "/plmns/2"),
                Arguments.of("plmns", plmns(51), "/plmns"),
                Arguments.of("language", "de", "/language"),
                Arguments.of("language", "FR", "/language"),
                Arguments.of("sensitiveNames", "AMELI", "/sensitiveNames"),
                Arguments.of("sensitiveNames", Collections.singletonList(null), "/sensitiveNames/0"),
                Arguments.of("sensitiveNames", List.of("AMELI", ""), "/sensitiveNames/1"),
                Arguments.of("sensitiveNames", List.of("TWELVELETTER"), "/sensitiveNames/0"),
                Arguments.of("sensitiveNames", List.of("PÔLE"), "/sensitiveNames/0"),
                Arguments.of("sensitiveNames", List.of("A B"), "/sensitiveNames/0"),
                Arguments.of("sensitiveNames", List.of("Ameli", "AMELI"), "/sensitiveNames/1"),
                Arguments.of("sensitiveNames", sensitiveNames(1_001), "/sensitiveNames"),
                Arguments.of("contacts", "noc", "/contacts"),
                Arguments.of("contacts", Collections.singletonList(null), "/contacts/0"),
                Arguments.of("contacts", List.of(contact("n", null, "d")), "/contacts/0/email"),
                Arguments.of("contacts", List.of(contact("n", "nobody", "d")), "/contacts/0/email"),
                Arguments.of("contacts", List.of(contact("n", "a@b.fr\r\nBcc: x@y.fr", "d")), "/contacts/0/email"),
                Arguments.of("contacts", List.of(contact("n", "\"a\nb\"@b.fr", "d")), "/contacts/0/email"),
                Arguments.of("contacts", List.of(contact("n", email(201), "d")), "/contacts/0/email"),
                Arguments.of("contacts", List.of(contact(null, "a@b.fr", "d")), "/contacts/0/name"),
                Arguments.of("contacts", List.of(contact("n", "a@b.fr", null)), "/contacts/0/duty"),
                Arguments.of("contacts", List.of(contact("n", "a@b.fr", "d".repeat(201))), "/contacts/0/duty"),
                Arguments.of("contacts", List.of(Map.of("phone", "1")), "/contacts/0/phone"),
                Arguments.of("contacts", Collections.nCopies(51, contact("n", "a@b.fr", "d")), "/contacts"),
                Arguments.of("zork", "1", "/zork"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_is_named_and_changes_nothing(String property, @Nullable Object value, String pointer) {
        Map<String, Object> body = Registry.carrierBody();
        body.put(property, value);

        postInVain(body, 400).contentType("application/problem+json").body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void an_amendment_has_the_same_faults_and_changes_nothing(String property, @Nullable Object value, String pointer) {
        String path = CARRIERS + "/" + Registry.carrier();
        String before = Api.admin().get(path).asString();
        long size = Leaves.size();

        patch(path, Collections.singletonMap(property, property.equals("contacts") && value == null ? "" : value))
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));

        assertThat(Leaves.size()).isEqualTo(size);
        assertThat(Api.admin().get(path).asString()).isEqualTo(before);
    }

    @Test
    void all_faults_are_named_at_once() {
        Map<String, Object> body = Registry.carrierBody();
        body.put("name", "");
        body.put("country", null);
        body.put("plmns", List.of("1"));

        postInVain(body, 400).body("errors.pointer", hasItems("/name", "/country", "/plmns/0"));
    }

    @Test
    void everything_may_be_as_long_as_its_limit() {
        Map<String, Object> body = Registry.carrierBody();
        body.put("code", Api.code("long") + "-".repeat(63 - Api.code("long").length()));
        body.put("name", "📱".repeat(100));
        body.put("plmns", plmns(50));
        body.put("sensitiveNames", sensitiveNames(1_000));
        body.put("contacts", Collections.nCopies(50, contact("é".repeat(200), email(200), "📱".repeat(100))));

        post(body)
                .statusCode(201)
                .body("plmns", hasSize(50))
                .body("sensitiveNames", hasSize(1_000))
                .body("contacts", hasSize(50))
                .body("name", equalTo(body.get("name")));
    }

    @Test
    void a_body_that_is_no_object_is_refused() {
        for (String body : List.of("", "[]", "7", "null", "{", "{\"code\":\"a\",\"code\":\"b\"}")) {
            Api.admin()
                    .body(body)
                    .post(CARRIERS)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors", hasSize(1));
        }
    }

    @Test
    void an_amendment_changes_what_is_given_and_leaves_the_rest() {
        Map<String, Object> body = Registry.carrierBody();
        post(body).statusCode(201);
        String path = CARRIERS + "/" + body.get("code");

        patch(path, Map.of("name", "Autre nom"))
                .statusCode(200)
                .body("name", equalTo("Autre nom"))
                .body("country", equalTo("FR"))
                .body("plmns", equalTo(body.get("plmns")))
                .body("language", equalTo("fr"))
                .body("contacts", equalTo(body.get("contacts")));
        assertThat(Leaves.kinds(Registry.codeOf(body))).containsExactly("carrier-registered", "carrier-amended");
        JsonNode data = Leaves.newest(Registry.codeOf(body));
        assertThat(data.get("name").asText()).isEqualTo("Autre nom");
        assertThat(data.get("plmns")).extracting(JsonNode::asText).isEqualTo(body.get("plmns"));
        assertThat(Leaves.text(data.get("contacts").asText())).contains("Zoé Lefèvre");
    }

    @Test
    void a_null_clears_what_is_optional() {
        String path = CARRIERS + "/" + Registry.carrier();

        patch(path, Collections.singletonMap("language", null)).statusCode(200).body("language", nullValue());
        patch(path, Collections.singletonMap("contacts", null)).statusCode(200).body("contacts", hasSize(0));
    }

    @Test
    void lists_are_replaced_whole() {
        String kept = Registry.plmn();
        String dropped = Registry.plmn();
        String added = Registry.plmn();
        String code = Registry.carrier(kept, dropped);

        patch(CARRIERS + "/" + code, Map.of("plmns", List.of(kept, added)))
                .statusCode(200)
                .body("plmns", containsInAnyOrder(kept, added));
        Registry.carrier(dropped);
        Api.admin().get(CARRIERS + "/" + code).then().body("plmns", containsInAnyOrder(kept, added));
    }

    @Test
    void an_amendment_cannot_take_the_plmn_of_another_carrier() {
        String plmn = Registry.plmn();
        String owner = Registry.carrier(plmn);
        String code = Registry.carrier();

        patch(CARRIERS + "/" + code, Map.of("plmns", List.of(plmn)))
                .statusCode(409)
                .body("type", equalTo("/problems/plmn-taken"))
                .body("carrier", equalTo(owner));
        assertThat(Leaves.kinds(code)).containsExactly("carrier-registered");
    }

    @Test
    void the_code_cannot_be_changed_but_may_be_repeated() {
        String code = Registry.carrier();
        String path = CARRIERS + "/" + code;

        patch(path, Map.of("code", Api.code("other"))).statusCode(400).body("errors.pointer", hasItem("/code"));
        patch(path, Map.of("code", code, "name", "Neu")).statusCode(200).body("name", equalTo("Neu"));
    }

    @Test
    void an_amendment_that_changes_nothing_is_no_fact() {
        String code = Registry.carrier();
        String path = CARRIERS + "/" + code;
        String tag = Api.admin().get(path).header("ETag");

        patch(path, Map.of("country", "FR")).statusCode(200).header("ETag", equalTo(tag));
        patch(path, Map.of()).statusCode(200).header("ETag", equalTo(tag));

        assertThat(Leaves.kinds(code)).containsExactly("carrier-registered");
    }

    @Test
    void an_amendment_of_an_older_state_is_refused() {
        String path = CARRIERS + "/" + Registry.carrier();
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
        String code = Registry.carrier();
        String path = CARRIERS + "/" + code;
        String tag = Api.admin().get(path).header("ETag");

        List<Integer> statuses = AtOnce.run(
                8,
                i -> () -> Api.admin()
                        .header("If-Match", tag)
                        .body(Map.of("name", "Name " + i))
                        .patch(path)
                        .statusCode());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        assertThat(Leaves.kinds(code)).containsExactly("carrier-registered", "carrier-amended");
    }

    @Test
    void an_unknown_carrier_is_a_404() {
        String path = CARRIERS + "/" + Api.code("nobody");
        Api.admin().get(path).then().statusCode(404).contentType("application/problem+json");
        patch(path, Map.of("name", "x")).statusCode(404);
    }

    @Test
    void what_cannot_be_a_code_is_a_400() {
        Api.admin().get(CARRIERS + "/Zork").then().statusCode(400).body("errors.pointer", hasItem("{code}"));
        Api.admin().urlEncodingEnabled(false).get(CARRIERS + "/zork%00").then().statusCode(400);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void who_may_write(Role role) {
        String code = Registry.carrier();
        var caller = caller(role);
        int expected = role == Role.ADMIN || role == Role.CHANGE_MANAGER ? 201 : 403;

        assertThat(Api.as(caller, Api.PASSWORD)
                        .body(Registry.carrierBody())
                        .post(CARRIERS)
                        .statusCode())
                .isEqualTo(expected);
        assertThat(Api.as(caller, Api.PASSWORD)
                        .body(Map.of("name", "x"))
                        .patch(CARRIERS + "/" + code)
                        .statusCode())
                .isEqualTo(expected == 201 ? 200 : 403);
    }

    private static final Set<Role> ONLY_OWN_AFFAIRS = Set.of(Role.CARRIER, Role.CAMPAIGN_SYSTEM, Role.PIPELINE);

    @ParameterizedTest
    @EnumSource(Role.class)
    void everybody_who_is_signed_in_may_read(Role role) {
        String code = Registry.carrier();
        var caller = caller(role);

        Api.as(caller, Api.PASSWORD).get(CARRIERS).then().statusCode(200);
        Api.as(caller, Api.PASSWORD)
                .get(CARRIERS + "/" + code)
                .then()
                .statusCode(200)
                .body("contacts", ONLY_OWN_AFFAIRS.contains(role) ? nullValue() : hasSize(1));
    }

    @Test
    void nobody_reads_or_writes_without_signing_in() {
        String code = Registry.carrier();
        given().get(CARRIERS).then().statusCode(401).contentType("application/problem+json");
        given().get(CARRIERS + "/" + code).then().statusCode(401);
        given().contentType("application/json")
                .body(Registry.carrierBody())
                .post(CARRIERS)
                .then()
                .statusCode(401);
        given().contentType("application/json")
                .body(Map.of("name", "x"))
                .patch(CARRIERS + "/" + code)
                .then()
                .statusCode(401);
    }

    @Test
    void people_of_a_carrier_see_the_contacts_of_their_own_only() {
        String own = Registry.carrier();
        String other = Registry.carrier();
        var contact = Api.person(own, null, Role.CARRIER);

        Api.as(contact, Api.PASSWORD).get(CARRIERS + "/" + own).then().body("contacts", hasSize(1));
        Api.as(contact, Api.PASSWORD).get(CARRIERS + "/" + other).then().body("contacts", nullValue());
        Api.as(contact, Api.PASSWORD)
                .get(CARRIERS + "?limit=2")
                .then()
                .body("items.code", equalTo(List.of(other, own)))
                .body("items[0].contacts", nullValue())
                .body("items[1].contacts", hasSize(1));
    }

    @Test
    void a_list_is_paged_from_the_newest_to_the_oldest() {
        String first = Registry.carrier();
        String second = Registry.carrier();
        String third = Registry.carrier();

        String next = Api.admin()
                .get(CARRIERS + "?limit=2")
                .then()
                .statusCode(200)
                .body("items.code", equalTo(List.of(third, second)))
                .body("next", notNullValue())
                .extract()
                .path("next");
        String newer = Registry.carrier();
        Api.admin().get(CARRIERS + "?limit=1&after=" + next).then().body("items.code", equalTo(List.of(first)));
        assertThat(newer).isNotEqualTo(first);
    }

    @Test
    void the_whole_list_ends() {
        for (int i = 0; i < 3; i++) {
            Registry.carrier();
        }
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            var page = Api.admin()
                    .get(CARRIERS + "?limit=200" + (next == null ? "" : "&after=" + next))
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.path("items.code"));
            next = page.path("next");
        } while (next != null);

        assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void a_list_is_filtered_by_country_and_by_plmn() {
        String plmn = Registry.plmn();
        String code = Registry.carrier(Registry.plmn(), plmn);
        patch(CARRIERS + "/" + code, Map.of("country", "AQ")).statusCode(200);

        Api.admin().get(CARRIERS + "?plmn=" + plmn).then().body("items.code", equalTo(List.of(code)));
        Api.admin().get(CARRIERS + "?country=AQ").then().body("items.code", hasItem(code));
        Api.admin().get(CARRIERS + "?country=BV").then().body("items", hasSize(0));
        Api.admin().get(CARRIERS + "?country=BV&plmn=" + plmn).then().body("items", hasSize(0));
        Api.admin().get(CARRIERS + "?plmn=99999").then().body("items", hasSize(0));
    }

    @Test
    void a_faulty_parameter_is_named() {
        for (String fault : List.of(
                "limit=0", "limit=201", "limit=x", "limit=1&limit=2", "after=zork", "plmn=1", "country=", "zork=1")) {
            Api.admin()
                    .get(CARRIERS + "?" + fault)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors.pointer", hasItem("?" + fault.substring(0, fault.indexOf('='))));
        }
    }

    private static ValidatableResponse post(Map<String, Object> body) {
        return Api.admin().body(body).post(CARRIERS).then();
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

    private static String caller(Role role) {
        return Api.person(role == Role.CARRIER ? Registry.carrier() : null, null, role);
    }

    private static Map<String, Object> contact(@Nullable String name, @Nullable String email, @Nullable String duty) {
        Map<String, Object> contact = new LinkedHashMap<>();
        contact.put("name", name);
        contact.put("email", email);
        contact.put("duty", duty);
        return contact;
    }

    private static String email(int length) {
        String domain = ".example".repeat(20).substring(1);
        return "a".repeat(length - domain.length() - 1) + "@" + domain;
    }

    private static List<String> sensitiveNames(int count) {
        return IntStream.range(0, count).mapToObj(i -> "NAMEOF" + (10_000 + i)).toList();
    }

    private static List<String> plmns(int count) {
        return IntStream.range(0, count).mapToObj(i -> Registry.plmn()).toList();
    }
}
