package org.countersign.ui.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.Facts;
import org.countersign.testing.Registry;
import org.countersign.testing.Scene;
import org.countersign.testing.Statements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class AdminPagesTest {
    private static final String PEOPLE = "/administration/people";
    private static final String KEYS = "/administration/keys";
    private static final String SESSIONS = "/administration/sessions";
    private static final Pattern SECRET = Pattern.compile("csk_[A-Za-z0-9_-]{43}");

    @Inject
    Facts facts;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
    void nobody_but_administrators_sees_any_of_it(Role role) {
        RequestSpecification other = role == Role.CARRIER ? Browser.asCarrier(Registry.carrier()) : Browser.as(role);
        for (String path : List.of(
                "/administration",
                PEOPLE,
                PEOPLE + "/new",
                PEOPLE + "/p-x",
                PEOPLE + "/p-x/edit",
                PEOPLE + "/p-x/disable",
                KEYS,
                KEYS + "/new",
                KEYS + "/k-x",
                SESSIONS,
                SESSIONS + "/e-x/end",
                "/administration/roles")) {
            other.get(path).then().statusCode(403);
        }
        for (String path : List.of(PEOPLE + "/new", PEOPLE + "/p-x/disable", KEYS + "/new", SESSIONS + "/e-x/end")) {
            other.post(path).then().statusCode(403);
        }
    }

    @Test
    void what_there_is_not_is_not_found() {
        RequestSpecification admin = Browser.as(Role.ADMIN);
        String person = idOf(Api.person(null, null, Role.AUDITOR));
        for (String path : List.of(
                PEOPLE + "/p-x",
                PEOPLE + "/p-x/edit",
                PEOPLE + "/p-x/disable",
                PEOPLE + "/" + person + "/nonsense",
                KEYS + "/k-x",
                SESSIONS + "/e-x/end")) {
            admin.get(path).then().statusCode(404);
        }
    }

    @Test
    void what_is_wrong_with_a_person_stands_beside_it_and_all_but_the_password_is_kept() {
        Browser.as(Role.ADMIN)
                .formParam("login", "no login")
                .formParam("name", "Kept <b>")
                .formParam("email", "nobody")
                .formParam("password@secret", "short")
                .formParam("roles@codes", "carrier", "auditor")
                .formParam("carrier", "kept-code")
                .post(PEOPLE + "/new")
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("value=\"no login\""),
                        containsString("value=\"Kept &lt;b&gt;\""),
                        containsString("value=\"nobody\""),
                        containsString("value=\"kept-code\""),
                        containsString("value=\"auditor\" checked"),
                        containsString("id=\"f-login-fault\""),
                        containsString("id=\"f-email-fault\""),
                        not(containsString("short"))));
    }

    @Test
    void a_password_is_taken_as_it_was_typed_spaces_and_all() {
        String login = Api.code("ada");
        String spaced = "  a long password  ";
        Browser.as(Role.ADMIN)
                .formParam("login", login)
                .formParam("name", "Ada")
                .formParam("email", "ada@example.org")
                .formParam("password@secret", spaced)
                .formParam("roles@codes", "auditor")
                .formParam("language", "fr")
                .post(PEOPLE + "/new")
                .then()
                .statusCode(303);
        Api.as(login, spaced).get("/api/v1/changes").then().statusCode(200);
        Api.as(login, spaced.strip()).get("/api/v1/changes").then().statusCode(401);
    }

    @Test
    void an_emptied_name_is_refused_instead_of_passed_over() {
        String id = idOf(Api.person(null, null, Role.AUDITOR));
        Browser.as(Role.ADMIN)
                .formParam("version", "0")
                .formParam("name", "")
                .formParam("email", "new@example.org")
                .formParam("language", "en")
                .post(PEOPLE + "/" + id + "/edit")
                .then()
                .statusCode(400)
                .body(allOf(containsString("id=\"f-name-fault\""), containsString("id=\"f-roles-fault\"")));
    }

    @Test
    void carriers_and_clients_are_called_by_their_names_beside_their_codes() {
        String carrier = Scene.newCarrier();
        String client = Registry.client();
        String contact = Api.person(carrier, null, Role.CARRIER);
        String system = Api.person(null, client, Role.CAMPAIGN_SYSTEM);
        String key = Api.admin()
                .body(Map.of("name", "key", "roles", List.of("campaign-system"), "client", client))
                .post("/api/v1/api-keys")
                .path("id");
        String carrierNamed = "A carrier</a> <code>" + carrier + "</code>";
        String clientNamed = "Essai client</a> <code>" + client + "</code>";
        RequestSpecification admin = Browser.as(Role.ADMIN);

        admin.get(PEOPLE + "/" + idOf(contact)).then().body(containsString(carrierNamed));
        admin.get(PEOPLE + "/" + idOf(system)).then().body(containsString(clientNamed));
        admin.get(KEYS + "/" + key).then().body(containsString(clientNamed));
        admin.get(PEOPLE)
                .then()
                .body(allOf(
                        containsString("for the carrier A carrier <code>" + carrier + "</code>"),
                        containsString("for the client Essai client <code>" + client + "</code>")));
        admin.get(KEYS).then().body(containsString("for the client Essai client <code>" + client + "</code>"));
    }

    @Test
    void an_edit_changes_roles_and_their_binding_as_one_and_leaves_a_fact_only_for_them() {
        String carrier = Registry.carrier();
        String id = idOf(Api.person(carrier, null, Role.CARRIER));
        edit(id, "0", "Renamed", "carrier", carrier).then().statusCode(303);
        assertThat(facts.kindsAbout(id)).containsExactly("person-added");

        edit(id, "1", "Renamed", "auditor", "").then().statusCode(303);
        assertThat(facts.kindsAbout(id)).containsExactly("person-added", "person-amended");
        Api.admin()
                .get("/api/v1/people/" + id)
                .then()
                .body("name", equalTo("Renamed"))
                .body("roles", equalTo(List.of("auditor")))
                .body("carrier", equalTo(null));

        edit(id, "0", "Stale", "auditor", "")
                .then()
                .statusCode(412)
                .body(containsString("Somebody else has changed this"));
    }

    @Test
    void people_are_found_by_a_part_of_their_name_by_role_and_by_state() {
        String login = Api.person(null, null, Role.PIPELINE);
        String id = idOf(login);
        String found = PEOPLE + "/" + id;
        people("q", login.toUpperCase(Locale.ROOT), "role", "pipeline", "state", "active")
                .body(containsString(found));
        people("q", login, "role", "auditor").body(not(containsString(found)));
        people("q", login, "state", "disabled").body(containsString("Nobody matches"));
        people("q", "test", "limit", "1").body(containsString("q=test&amp;limit=1&amp;after="));
        Browser.as(Role.ADMIN).get(PEOPLE + "?role=king").then().statusCode(400);
    }

    @Test
    void who_is_disabled_has_no_sessions_and_can_come_back() {
        String login = Api.person(null, null, Role.AUDITOR);
        String id = idOf(login);
        RequestSpecification theirs = Browser.as(login);
        theirs.get("/").then().statusCode(200);
        RequestSpecification admin = Browser.as(Role.ADMIN);

        admin.formParam("version", "0")
                .post(PEOPLE + "/" + id + "/disable")
                .then()
                .statusCode(303);
        theirs.get("/").then().statusCode(303);

        Browser.as(Role.ADMIN)
                .formParam("version", "1")
                .post(PEOPLE + "/" + id + "/enable")
                .then()
                .statusCode(303);
        Browser.as(login).get("/").then().statusCode(200);
        assertThat(facts.kindsAbout(id)).containsExactly("person-added", "person-amended", "person-amended");
    }

    @Test
    void all_sessions_of_somebody_end_and_a_fact_tells_of_it() {
        String login = Api.person(null, null, Role.AUDITOR);
        String id = idOf(login);
        RequestSpecification one = Browser.as(login);
        RequestSpecification other = Browser.as(login);

        Browser.as(Role.ADMIN).post(PEOPLE + "/" + id + "/end-sessions").then().statusCode(303);

        one.get("/").then().statusCode(303);
        other.get("/").then().statusCode(303);
        assertThat(facts.kindsAbout(id)).containsExactly("person-added", "sessions-ended");
    }

    @Test
    void one_session_of_somebody_ends_and_the_others_go_on() {
        String login = Api.person(null, null, Role.AUDITOR);
        RequestSpecification one = Browser.as(login);
        RequestSpecification other = Browser.as(login);
        RequestSpecification admin = Browser.as(Role.ADMIN);
        String list = admin.get(SESSIONS + "?q=" + login)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Matcher ends = Pattern.compile(SESSIONS + "/(e-[0-9a-z]+)/end").matcher(list);
        assertThat(ends.find()).isTrue();

        // The newest stands first.
        admin.get(ends.group()).then().statusCode(200);
        admin.post(ends.group()).then().statusCode(303).header("Location", endsWith(SESSIONS));

        one.get("/").then().statusCode(200);
        other.get("/").then().statusCode(303);
        admin.post(ends.group()).then().statusCode(404);
    }

    @Test
    void a_secret_is_shown_by_the_one_answer_that_issues_it_and_a_reload_gets_neither_it_nor_another_key() {
        String name = Api.code("key");
        RequestSpecification admin = Browser.as(Role.ADMIN);
        String once = value("once", admin.get(KEYS + "/new").asString());
        RequestSpecification form = admin.formParam("once", once)
                .formParam("name", name)
                .formParam("roles@codes", "auditor")
                .formParam("expiresAt@local", "");

        Response first = form.post(KEYS + "/new");
        first.then().statusCode(200).header("Cache-Control", equalTo("no-store"));
        String secret = secret(first.asString());
        assertThat(first.headers().toString()).doesNotContain(secret);
        Api.bearer(secret).get("/api/v1/changes").then().statusCode(200);

        Response second = form.post(KEYS + "/new");
        second.then().statusCode(303).header("Location", endsWith(KEYS));
        String list = Browser.as(Role.ADMIN)
                .cookie("countersign-flash", second.cookie("countersign-flash"))
                .get(KEYS + "?q=" + name)
                .asString();
        assertThat(list).contains("was issued already").doesNotContain(secret);
        Matcher issued = Pattern.compile(KEYS + "/(k-[0-9a-z]+)").matcher(list);
        assertThat(issued.results().map(found -> found.group(1)).distinct()).hasSize(1);
        issued.reset();
        assertThat(issued.find()).isTrue();
        assertThat(Browser.as(Role.ADMIN).get(issued.group()).asString()).doesNotContain("csk_", "sha256:");
    }

    @Test
    void a_key_without_a_role_is_not_issued_and_what_was_typed_stays() {
        Browser.as(Role.ADMIN)
                .formParam("name", "Kept <key>")
                .formParam("expiresAt@local", "2001-01-01T00:00")
                .formParam("client", "kept-client")
                .post(KEYS + "/new")
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("value=\"Kept &lt;key&gt;\""),
                        containsString("value=\"2001-01-01T00:00\""),
                        containsString("value=\"kept-client\""),
                        containsString("id=\"f-roles-fault\"")));
    }

    @Test
    void a_revoked_key_is_refused_at_once_and_found_among_the_revoked() {
        String name = Api.code("key");
        String secret = secret(Browser.as(Role.ADMIN)
                .formParam("name", name)
                .formParam("roles@codes", "auditor")
                .post(KEYS + "/new")
                .asString());
        RequestSpecification admin = Browser.as(Role.ADMIN);
        String list = admin.get(KEYS + "?q=" + name + "&state=in-force").asString();
        Matcher issued = Pattern.compile(KEYS + "/k-[0-9a-z]+").matcher(list);
        assertThat(issued.find()).isTrue();

        admin.formParam("version", "0").post(issued.group()).then().statusCode(303);

        Api.bearer(secret).get("/api/v1/changes").then().statusCode(401);
        admin.get(KEYS + "?q=" + name + "&state=in-force").then().body(not(containsString(issued.group())));
        Browser.as(Role.ADMIN)
                .get(KEYS + "?q=" + name + "&state=revoked")
                .then()
                .body(containsString(issued.group()));
    }

    @Test
    void the_number_of_statements_does_not_grow_with_the_lists() {
        RequestSpecification admin = Browser.as(Role.ADMIN);
        for (int i = 0; i < 10; i++) {
            Browser.as(Role.AUDITOR);
            Api.newKey(null, null, Role.AUDITOR);
        }
        for (String list : List.of(PEOPLE, KEYS, SESSIONS)) {
            long one = Statements.of(
                    () -> given().spec(admin).get(list + "?limit=1").then().statusCode(200));
            assertThat(Statements.of(() ->
                            given().spec(admin).get(list + "?limit=10").then().statusCode(200)))
                    .as(list)
                    .isEqualTo(one)
                    .isLessThan(6);
        }
    }

    private static ValidatableResponse people(String... filter) {
        RequestSpecification admin = Browser.as(Role.ADMIN);
        for (int i = 0; i < filter.length; i += 2) {
            admin.queryParam(filter[i], filter[i + 1]);
        }
        return admin.get(PEOPLE).then().statusCode(200);
    }

    private static Response edit(String id, String version, String name, String role, String carrier) {
        return Browser.as(Role.ADMIN)
                .formParam("version", version)
                .formParam("name", name)
                .formParam("email", "new@example.org")
                .formParam("language", "en")
                .formParam("roles@codes", role)
                .formParam("carrier", carrier)
                .formParam("client", "")
                .post(PEOPLE + "/" + id + "/edit");
    }

    private static String idOf(String login) {
        return Api.admin()
                .queryParam("limit", 200)
                .get("/api/v1/people")
                .path("items.find { it.login == '" + login + "' }.id");
    }

    private static String secret(String page) {
        Matcher secret = SECRET.matcher(page);
        assertThat(secret.find()).as(page).isTrue();
        return secret.group();
    }

    private static String value(String name, String page) {
        Matcher value =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        assertThat(value.find()).as(page).isTrue();
        return value.group(1);
    }
}
