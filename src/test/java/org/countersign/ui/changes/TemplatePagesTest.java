package org.countersign.ui.changes;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class TemplatePagesTest {
    private static final String PATH = "/changes/templates";
    private static final String SCRIPT = "<script>alert('x')</script>";

    private final String code = Api.code("template");
    private Scene scene;
    private String anne;
    private String ben;

    @BeforeEach
    void set() {
        scene = new Scene(1);
        anne = Api.person(null, null, Role.CHANGE_MANAGER);
        ben = Api.person(null, null, Role.CHANGE_MANAGER);
    }

    @Test
    void one_proposes_another_approves_and_both_declare_from_it() {
        propose();
        as(anne).get(PATH + "/" + code)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("You proposed it"), not(containsString("/approve")), containsString("Decline")));
        as(anne).post(PATH + "/" + code + "/approve")
                .then()
                .statusCode(403)
                .body(containsString("somebody else has to approve it"));
        as(ben).get(PATH + "/" + code).then().body(containsString("/approve"));
        as(ben).formParam("version", "0")
                .post(PATH + "/" + code + "/approve")
                .then()
                .statusCode(303)
                .header("Location", endsWith(PATH + "/" + code));

        as(ben).get("/changes/new").then().body(containsString("/changes/new?template="));
        as(ben).queryParam("template", code)
                .get("/changes/new")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Starts from the template “Often”"),
                        containsString("name=\"template\" value=\"" + code + "\" checked"),
                        containsString("<option value=\"standard\" selected>"),
                        containsString("value=\"POLEEMPLOI\"")));
        String reference = draft(form("standard").formParam("template", code));
        as(ben).get("/changes/" + reference)
                .then()
                .body(allOf(
                        containsString(PATH + "/" + code),
                        containsString("Differs from the template:"),
                        containsString("title")));
        as(ben).get(PATH + "/" + code).then().body(containsString(reference));
    }

    @Test
    void what_cannot_start_from_it_is_told_beside_it_and_it_can_be_dropped() {
        propose();
        form("standard")
                .formParam("template", code)
                .queryParam("template", code)
                .post("/changes/new")
                .then()
                .statusCode(400)
                .body(allOf(containsString("id=\"f-template-fault\""), containsString("value=\"Kept\"")));
        as(ben).formParam("title", "Kept")
                .queryParam("template", code)
                .post("/changes/new")
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("name=\"template\" value=\"" + code + "\">"), containsString("value=\"Kept\"")));
        String reference = draft(form("normal").queryParam("template", code));
        as(ben).get("/changes/" + reference).then().body(not(containsString(PATH + "/" + code)));
    }

    @Test
    void what_was_done_once_can_be_saved_as_one() {
        String reference = scene.declared();
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        scene.move(reference, "implement").then().statusCode(200);
        scene.move(reference, "close").then().statusCode(200);
        as(anne).get("/changes/" + reference).then().body(containsString(PATH + "/new?from=" + reference));
        as(anne).queryParam("from", reference)
                .get(PATH + "/new")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("value=\"Désanonymisation des envois\""),
                        containsString("value=\"POLEEMPLOI\""),
                        not(containsString("name=\"window"))));
    }

    @Test
    void it_is_retired_with_a_reason_and_a_form_without_one_shows_again() {
        propose();
        as(ben).formParam("version", "0")
                .post(PATH + "/" + code + "/retire")
                .then()
                .statusCode(400)
                .body(containsString("id=\"f-reason-fault\""));
        as(ben).formParam("version", "0")
                .formParam("reason", "Never " + SCRIPT)
                .post(PATH + "/" + code + "/retire")
                .then()
                .statusCode(303);
        as(ben).get(PATH + "/" + code)
                .then()
                .body(allOf(
                        containsString("Never &lt;script&gt;"),
                        not(containsString(SCRIPT)),
                        not(containsString("/retire")),
                        not(containsString("/changes/new?template="))));
        Api.admin().get("/api/v1/change-templates/" + code).then().body("state", equalTo("retired"));
    }

    @Test
    void the_list_is_filtered() {
        propose();
        as(anne).queryParam("platform", scene.platform())
                .queryParam("state", "")
                .get(PATH)
                .then()
                .statusCode(200)
                .body(allOf(containsString(PATH + "/" + code), not(containsString(SCRIPT))));
        as(anne).queryParam("platform", scene.platform())
                .queryParam("state", "retired")
                .get(PATH)
                .then()
                .body(containsString("No template matches this filter."));
        as(anne).queryParam("state", "ready").get(PATH).then().statusCode(400);
    }

    @ParameterizedTest
    @EnumSource(names = {"AUDITOR", "DUTY_OWNER"})
    void who_only_reads_is_offered_and_permitted_nothing_else(Role role) {
        propose();
        String reader = Api.person(null, null, role);
        as(reader)
                .get(PATH + "/" + code)
                .then()
                .statusCode(200)
                .body(allOf(not(containsString("/approve")), not(containsString("/retire"))));
        for (String page : List.of("/" + code + "/approve", "/" + code + "/retire", "/new")) {
            as(reader).post(PATH + page).then().statusCode(403);
        }
    }

    @Test
    void people_of_carriers_are_told_and_read_no_templates() {
        propose();
        as(ben).post(PATH + "/" + code + "/approve").then().statusCode(303);
        String reference = draft(form("standard").formParam("template", code));
        scene.move(reference, "declare").then().statusCode(200);
        String contact = Api.person(scene.carrier(0), null, Role.CARRIER);
        as(contact)
                .get("/inbox/" + reference)
                .then()
                .statusCode(200)
                .body(allOf(containsString("“Often”"), containsString("It differs from the template.")));
        as(contact).get(PATH).then().statusCode(403);
    }

    private void propose() {
        as(anne).formParam("code", code)
                .formParam("name", "Often")
                .formParam("platform", scene.platform())
                .formParam("title", "A sender " + SCRIPT)
                .formParam("description", "The sender's name takes the place of the short code.")
                .formParam("category", "sender-identity")
                .formParam("effects/0/attribute@key", "sender")
                .formParam("effects/0/before", "36000")
                .formParam("effects/0/after", "POLEEMPLOI")
                .post(PATH + "/new")
                .then()
                .statusCode(303)
                .header("Location", endsWith(PATH + "/" + code));
    }

    private RequestSpecification form(String kind) {
        return as(ben).formParam("platform", scene.platform())
                .formParam("title", "Kept")
                .formParam("description", "The sender's name takes the place of the short code.")
                .formParam("kind", kind)
                .formParam("category", "sender-identity")
                .formParam("effects/0/attribute@key", "sender")
                .formParam("effects/0/before", "36000")
                .formParam("effects/0/after", "POLEEMPLOI")
                .formParam("window/start", scene.start().toString())
                .formParam("window/end", scene.start().plusSeconds(3600).toString());
    }

    private static String draft(RequestSpecification form) {
        String location =
                form.post("/changes/new").then().statusCode(303).extract().header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static RequestSpecification as(String login) {
        return Browser.as(login);
    }
}
