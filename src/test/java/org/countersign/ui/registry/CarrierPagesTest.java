package org.countersign.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.Registry;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CarrierPagesTest {
    private final String code = Api.code("carrier");
    private final String plmn = Registry.plmn();

    @Test
    void a_carrier_is_registered_and_said_to_be() {
        var cookies = Browser.as(Role.CHANGE_MANAGER);
        Response answer = cookies.formParam("code", code)
                .formParam("name", "Opérateur <b>")
                .formParam("country", "FR")
                .formParam("plmns@codes", " " + plmn + " ")
                .formParam("contacts/0/name", "")
                .formParam("contacts/1/name", "Zoé")
                .formParam("contacts/1/email", "noc@carrier.example")
                .formParam("contacts/1/duty", "noc")
                .post("/registry/carriers/new");
        answer.then().statusCode(303).header("Location", endsWith("/registry/carriers/" + code));

        Browser.as(Role.AUDITOR)
                .cookie("countersign-flash", answer.cookie("countersign-flash"))
                .get("/registry/carriers/" + code)
                .then()
                .statusCode(200)
                .cookie("countersign-flash", equalTo(""))
                .body(allOf(
                        containsString("Opérateur &lt;b&gt; is registered."),
                        containsString("noc@carrier.example"),
                        containsString(plmn),
                        not(containsString("<b>"))));
    }

    @Test
    void what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost() {
        Browser.as(Role.ADMIN)
                .formParam("code", "No Code")
                .formParam("name", "Kept")
                .formParam("country", "FR")
                .formParam("plmns@codes", "12 " + plmn)
                .post("/registry/carriers/new")
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("value=\"No Code\""),
                        containsString("value=\"Kept\""),
                        containsString("value=\"12 " + plmn + "\""),
                        containsString("id=\"f-code-fault\""),
                        containsString("href=\"#f-plmns\""),
                        containsString("aria-invalid=\"true\"")));
    }

    @Test
    void a_row_is_added_without_a_script() {
        String page = Browser.as(Role.ADMIN)
                .formParam("name", "Kept")
                .formParam("contacts/0/name", "Zoé")
                .formParam("add", "contacts")
                .post("/registry/carriers/new")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page).contains("value=\"Kept\"", "value=\"Zoé\"", "name=\"contacts/1/email\"");
    }

    @Test
    void a_row_is_removed_without_a_script() {
        String page = Browser.as(Role.ADMIN)
                .formParam("contacts/0/name", "Zoé")
                .formParam("contacts/1/name", "Max")
                .formParam("remove", "contacts/0")
                .post("/registry/carriers/new")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page).contains("value=\"Max\"").doesNotContain("Zoé", "contacts/1/name");
    }

    @Test
    void an_emptied_field_is_cleared() {
        register();
        Browser.as(Role.ADMIN)
                .formParam("version", "0")
                .formParam("name", "Other")
                .formParam("country", "FR")
                .formParam("plmns@codes", plmn)
                .formParam("language", "")
                .formParam("contacts/0/name", "")
                .post("/registry/carriers/" + code + "/edit")
                .then()
                .statusCode(303);
        Api.admin()
                .get("/api/v1/carriers/" + code)
                .then()
                .body("name", equalTo("Other"))
                .body("language", equalTo(null))
                .body("contacts", equalTo(List.of()));
    }

    @Test
    void an_edit_of_what_somebody_else_has_changed_is_refused_once_with_all_that_was_typed_and_then_goes_on_top() {
        register();
        Api.admin().body(Map.of("name", "Theirs")).patch("/api/v1/carriers/" + code);
        String page = rename("0")
                .then()
                .statusCode(412)
                .body(allOf(
                        containsString("Somebody else has changed this"),
                        containsString("href=\"/registry/carriers/" + code + "\""),
                        containsString("value=\"Mine\""),
                        containsString("<q>Theirs</q>")))
                .extract()
                .asString();
        rename(Browser.input(page, "version")).then().statusCode(303);
        Api.admin().get("/api/v1/carriers/" + code).then().body("name", equalTo("Mine"));
    }

    @Test
    void the_list_finds_by_name_code_and_plmn() {
        register();
        for (String q : List.of(code, plmn, "BEFORE " + code)) {
            Browser.as(Role.AUDITOR)
                    .queryParam("q", q)
                    .get("/registry/carriers")
                    .then()
                    .statusCode(200)
                    .body(containsString("/registry/carriers/" + code));
        }
        Browser.as(Role.AUDITOR)
                .queryParam("q", Api.code("nothing"))
                .get("/registry/carriers")
                .then()
                .body(containsString("No carrier matches"));
    }

    @Test
    void older_carriers_are_a_page_away_and_the_filter_stays() {
        register();
        register(Api.code("carrier"), Registry.plmn());
        Browser.as(Role.AUDITOR)
                .queryParam("q", "before")
                .queryParam("limit", 1)
                .get("/registry/carriers")
                .then()
                .body(allOf(containsString("q=before&amp;limit=1&amp;after="), not(containsString("Newest"))));
    }

    @Test
    void a_carrier_sees_the_contacts_of_no_other() {
        register();
        String other = Api.code("carrier");
        register(other, Registry.plmn());
        Browser.asCarrier(code).get("/registry/carriers/" + code).then().body(containsString("noc@carrier.example"));
        Browser.asCarrier(code)
                .get("/registry/carriers/" + other)
                .then()
                .statusCode(200)
                .body(not(containsString("noc@carrier.example")));
    }

    @Test
    void who_may_not_edit_is_told_so_on_a_page() {
        Browser.as(Role.AUDITOR)
                .get("/registry/carriers/new")
                .then()
                .statusCode(403)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("You may not do this"));
    }

    @Test
    void what_does_not_exist_is_told_on_a_page_in_the_readers_language() {
        String login = Api.person(null, null, Role.AUDITOR);
        Browser.as(login)
                .formParam("language", "fr")
                .formParam("next", "/registry/carriers?q=a")
                .post("/language")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/registry/carriers?q=a"));
        for (String path : List.of("/registry/carriers/" + code, "/nothing")) {
            Browser.as(login)
                    .get(path)
                    .then()
                    .statusCode(404)
                    .contentType("text/html;charset=UTF-8")
                    .body(containsString("Il n’y a rien ici"));
        }
    }

    @Test
    void the_page_is_in_french_too() {
        register();
        String login = Api.person(null, null, Role.CHANGE_MANAGER);
        Browser.as(login).formParam("language", "fr").post("/language").then().statusCode(303);
        Browser.as(login)
                .get("/registry/carriers")
                .then()
                .statusCode(200)
                .body(allOf(containsString("<html lang=\"fr\">"), containsString("Enregistrer un opérateur")));
        Browser.as(login).get("/registry/carriers/" + code + "/edit").then().body(containsString("Modifier Before"));
    }

    private void register() {
        register(code, plmn);
    }

    private static void register(String code, String plmn) {
        Map<String, String> contact = Map.of("name", "Zoé", "email", "noc@carrier.example", "duty", "noc");
        Map<String, Object> carrier = Map.of(
                "code",
                code,
                "name",
                "Before " + code,
                "country",
                "FR",
                "plmns",
                List.of(plmn),
                "language",
                "fr",
                "contacts",
                List.of(contact));
        Api.admin().body(carrier).post("/api/v1/carriers").then().statusCode(201);
    }

    private Response rename(String version) {
        return Browser.as(Role.ADMIN)
                .formParam("version", version)
                .formParam("name", "Mine")
                .formParam("country", "FR")
                .formParam("plmns@codes", plmn)
                .post("/registry/carriers/" + code + "/edit");
    }
}
