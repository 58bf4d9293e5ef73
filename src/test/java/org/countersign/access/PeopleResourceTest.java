package org.countersign.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.countersign.core.ActorId;
import org.countersign.core.Problem;
import org.countersign.testing.Api;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PeopleResourceTest {
    private static final String PEOPLE = "/api/v1/people";

    @Inject
    People people;

    @Inject
    PersonService service;

    @Test
    void a_person_is_made_and_can_sign_in() {
        String login = Api.code("ada");
        String location = add(person(login))
                .statusCode(201)
                .header("Location", matchesPattern(".*/api/v1/people/p-[0-9a-z]{26}"))
                .header("ETag", notNullValue())
                .body("login", equalTo(login))
                .body("roles", equalTo(List.of("change-manager")))
                .body("language", equalTo("en"))
                .body("disabled", equalTo(false))
                .extract()
                .header("Location");

        Api.admin().get(location).then().statusCode(200).body("login", equalTo(login));
        Api.as(login, Api.PASSWORD).get(PEOPLE).then().statusCode(403);
    }

    @Test
    void neither_the_password_nor_its_hash_is_ever_shown() {
        String login = Api.code("ada");
        String location =
                add(person(login)).body("password", nullValue()).extract().header("Location");

        assertThat(Api.admin().get(location).asString()).doesNotContain("password", "$2", Api.PASSWORD);
        assertThat(Api.admin().get(PEOPLE).asString()).doesNotContain("password", "$2", Api.PASSWORD);
    }

    @Test
    void logins_that_differ_only_in_case_are_the_same_login() {
        String login = Api.code("ada");
        add(person(login)).statusCode(201);

        add(person(login.toUpperCase(Locale.ROOT))).statusCode(409).body("type", equalTo("/problems/login-taken"));
        Api.as(login.toUpperCase(Locale.ROOT), Api.PASSWORD).get(PEOPLE).then().statusCode(403);
    }

    @Test
    void a_short_password_is_refused() {
        addWith("password", "elevenchars").statusCode(400).body("errors.pointer", hasItem("/password"));
    }

    @Test
    void a_password_beyond_what_bcrypt_reads_is_refused_and_says_so() {
        addWith("password", "é".repeat(37))
                .statusCode(400)
                .body("errors.pointer", hasItem("/password"))
                .body("detail", containsString("72 bytes"));
        addWith("password", "é".repeat(36)).statusCode(201);
    }

    @Test
    void a_person_without_roles_is_refused() {
        addWith("roles", List.of()).statusCode(400).body("errors.pointer", hasItem("/roles"));
    }

    @Test
    void an_unknown_role_is_refused() {
        addWith("roles", List.of("king")).statusCode(400).body("errors.pointer", hasItem("/roles/0"));
    }

    @Test
    void a_role_named_twice_is_refused() {
        addWith("roles", List.of("auditor", "auditor")).statusCode(400).body("errors.pointer", hasItem("/roles"));
    }

    @Test
    void the_role_carrier_needs_a_carrier() {
        addWith("roles", List.of("carrier")).statusCode(400).body("errors.pointer", hasItem("/carrier"));
        addWith("roles", List.of("carrier", "change-manager"))
                .statusCode(400)
                .body("errors.pointer", hasItem("/roles"));
    }

    @Test
    void a_carrier_needs_the_role_carrier() {
        addWith("carrier", "orange-fr").statusCode(400).body("errors.pointer", hasItem("/carrier"));
    }

    @Test
    void a_carrier_or_a_client_that_is_not_registered_is_refused() {
        Map<String, Object> contact = person(Api.code("ada"));
        contact.put("roles", List.of("carrier"));
        contact.put("carrier", Api.code("nowhere"));
        add(contact).statusCode(400).body("errors.pointer", hasItem("/carrier"));
        Map<String, Object> system = person(Api.code("ada"));
        system.put("roles", List.of("campaign-system"));
        system.put("client", Api.code("nobody"));
        add(system).statusCode(400).body("errors.pointer", hasItem("/client"));
    }

    @Test
    @TestTransaction // because all other tests need the account
    void the_last_admin_cannot_be_disabled() {
        assertThatTheLastAdminStaysOne(new PersonAmendment(null, null, null, null, null, null, null, true));
    }

    @Test
    @TestTransaction
    void the_last_admin_cannot_be_given_other_roles() {
        assertThatTheLastAdminStaysOne(
                new PersonAmendment(null, null, null, List.of(Role.AUDITOR), null, null, null, null));
    }

    private void assertThatTheLastAdminStaysOne(PersonAmendment amendment) {
        people.update("disabled = true where loginKey <> 'admin'");
        String id = people.byLogin("admin").orElseThrow().id();
        assertThatThrownBy(() -> service.amend(ActorId.SYSTEM, id, amendment, null))
                .isInstanceOf(Problem.class)
                .extracting(problem -> ((Problem) problem).type())
                .isEqualTo("last-admin");
    }

    @Test
    void a_client_needs_the_role_campaign_system() {
        addWith("client", "pole-emploi").statusCode(400).body("errors.pointer", hasItem("/client"));
    }

    @Test
    void every_fault_is_named_at_once() {
        Map<String, Object> body = person("no login");
        body.put("email", "nobody");
        body.put("name", " ");
        add(body).statusCode(400).body("errors.pointer", hasItems("/login", "/email", "/name"));
    }

    @Test
    void an_unknown_language_is_refused() {
        addWith("language", "de").statusCode(400).body("errors.pointer", hasItem("/language"));
    }

    @Test
    void only_admins_see_people() {
        Api.as(Role.CHANGE_MANAGER, Role.AUDITOR).get(PEOPLE).then().statusCode(403);
        given().get(PEOPLE)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Basic"))
                .contentType("application/problem+json");
    }

    @Test
    void a_disabled_person_is_shut_out_at_once() {
        String login = Api.code("ada");
        String location = add(person(login)).extract().header("Location");
        Api.as(login, Api.PASSWORD).get(PEOPLE).then().statusCode(403);

        amend(location, Map.of("disabled", true)).statusCode(200).body("disabled", equalTo(true));

        Api.as(login, Api.PASSWORD).get(PEOPLE).then().statusCode(401);
    }

    @Test
    void a_changed_password_counts_at_once() {
        String login = Api.code("ada");
        String location = add(person(login)).extract().header("Location");
        Api.as(login, Api.PASSWORD).get(PEOPLE).then().statusCode(403);

        amend(location, Map.of("password", "another long password")).statusCode(200);

        Api.as(login, Api.PASSWORD).get(PEOPLE).then().statusCode(401);
        Api.as(login, "another long password").get(PEOPLE).then().statusCode(403);
    }

    @Test
    void roles_and_their_binding_are_changed_as_one() {
        String location = add(person(Api.code("ada"))).extract().header("Location");

        amend(location, Map.of("roles", List.of("admin", "auditor")))
                .statusCode(200)
                .body("roles", equalTo(List.of("admin", "auditor")));
        amend(location, Map.of("roles", List.of("carrier")))
                .statusCode(400)
                .body("errors.pointer", hasItem("/carrier"));
        amend(location, Map.of("client", "pole-emploi")).statusCode(400).body("errors.pointer", hasItem("/roles"));
    }

    @Test
    void a_stale_amendment_changes_nothing() {
        String location = add(person(Api.code("ada"))).extract().header("Location");
        String first = Api.admin().get(location).header("ETag");
        Api.admin()
                .header("If-Match", first)
                .body(Map.of("name", "Ada"))
                .patch(location)
                .then()
                .statusCode(200);

        Api.admin()
                .header("If-Match", first)
                .body(Map.of("name", "Grace"))
                .patch(location)
                .then()
                .statusCode(412);

        Api.admin().get(location).then().body("name", equalTo("Ada"));
    }

    @Test
    void a_list_is_paged_newest_first() {
        String older = add(person(Api.code("ada"))).extract().path("id");
        String newer = add(person(Api.code("ada"))).extract().path("id");

        String next = Api.admin()
                .queryParam("limit", 1)
                .get(PEOPLE)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .extract()
                .path("next");
        List<String> ids = Api.admin().queryParam("limit", 200).get(PEOPLE).path("items.id");

        assertThat(next).isNotNull();
        assertThat(ids).containsSubsequence(newer, older);
    }

    @Test
    void an_unknown_person_is_not_found() {
        Api.admin().get(PEOPLE + "/p-nobody").then().statusCode(404).contentType("application/problem+json");
    }

    private static Map<String, Object> person(String login) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("login", login);
        body.put("name", "Ada Lovelace");
        body.put("email", "ada@example.org");
        body.put("password", Api.PASSWORD);
        body.put("roles", List.of("change-manager"));
        return body;
    }

    private static ValidatableResponse addWith(String property, Object value) {
        Map<String, Object> body = person(Api.code("ada"));
        body.put(property, value);
        return add(body);
    }

    private static ValidatableResponse add(Map<String, Object> body) {
        return Api.admin().body(body).post(PEOPLE).then();
    }

    private static ValidatableResponse amend(String location, Map<String, Object> body) {
        return Api.admin()
                .contentType(ContentType.JSON)
                .body(body)
                .patch(location)
                .then();
    }
}
