package org.countersign.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.Leaves;
import org.countersign.testing.Registry;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages that change a client and its protected periods, as they answer. */
@QuarkusTest
class ClientPagesTest {
    private static final String SCRIPT = "<script>alert(1)</script>";

    private Scene scene;
    private String client;
    private String page;
    private String periods;
    private String period;

    /** A period in which the changes of the scene have their windows. */
    @BeforeEach
    void aClientWithAPeriod() {
        scene = new Scene(1);
        client = Registry.client();
        Registry.contract(client, scene.platform());
        page = "/registry/clients/" + client;
        periods = "/api/v1/clients/" + client + "/protected-periods";
        String id = Api.admin()
                .body(Map.of(
                        "from", scene.start().minusSeconds(86_400).toString(),
                        "until", scene.start().plusSeconds(86_400).toString(),
                        "reason", "Rentrée\n" + SCRIPT))
                .post(periods)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        period = "/protected-periods/" + id;
    }

    @Test
    void a_client_is_given_another_name() {
        Browser.as(Role.CHANGE_MANAGER).get(page).then().body(containsString("href=\"" + page + "/edit\""));
        Browser.as(Role.CHANGE_MANAGER)
                .get(page + "/edit")
                .then()
                .body(allOf(containsString("value=\"Essai client\""), not(containsString("name=\"code\""))));

        Browser.as(Role.CHANGE_MANAGER)
                .formParam("version", "0")
                .formParam("name", "Renamed " + SCRIPT)
                .post(page + "/edit")
                .then()
                .statusCode(303)
                .header("Location", endsWith(page));

        Browser.as(Role.AUDITOR)
                .get(page)
                .then()
                .body(allOf(containsString("Renamed &lt;script&gt;"), not(containsString(SCRIPT))));
    }

    @Test
    void wherever_the_client_is_named_its_new_name_stands_at_once() {
        String campaign = Registry.campaign(client, scene.platform());
        String change = scene.declared();
        String before = "Essai client";
        Browser.as(Role.AUDITOR).get("/registry/campaigns/" + campaign).then().body(containsString(before));

        Api.admin().body(Map.of("name", "Renamed")).patch("/api/v1/clients/" + client);

        for (String path : List.of(
                "/registry/campaigns/" + campaign,
                "/registry/contracts?client=" + client,
                "/changes/" + change,
                "/registry/clients?q=renamed")) {
            Browser.as(Role.AUDITOR).get(path).then().statusCode(200).body(containsString("Renamed"));
        }
    }

    @Test
    void a_name_that_is_too_long_is_told_beside_its_field_and_kept() {
        String name = "a".repeat(201);
        Browser.as(Role.ADMIN)
                .formParam("version", "0")
                .formParam("name", name)
                .post(page + "/edit")
                .then()
                .statusCode(400)
                .body(allOf(containsString("id=\"f-name-fault\""), containsString("value=\"" + name + "\"")));
        Browser.as(Role.ADMIN)
                .formParam("version", "0")
                .formParam("name", "")
                .post(page + "/edit")
                .then()
                .statusCode(400)
                .body(containsString("id=\"f-name-fault\""));
    }

    @Test
    void edits_of_what_somebody_else_has_changed_are_refused_with_all_that_was_typed() {
        Api.admin().body(Map.of("name", "Changed")).patch("/api/v1/clients/" + client);
        Api.admin().body(Map.of("reason", "Changed")).patch("/api/v1/clients/" + client + period);

        Browser.as(Role.ADMIN)
                .formParam("version", "0")
                .formParam("name", "Mine")
                .post(page + "/edit")
                .then()
                .statusCode(412)
                .body(allOf(
                        containsString("Somebody else has changed this"),
                        containsString("class=\"alert-link\" href=\"" + page + "\""),
                        containsString("value=\"Mine\"")));
        Browser.as(Role.ADMIN)
                .formParam("version", "0")
                .formParam("reason", "Mine")
                .post(page + period + "/edit")
                .then()
                .statusCode(412)
                .body(allOf(
                        containsString("Somebody else has changed this"),
                        containsString("class=\"alert-link\" href=\"" + page + "\""),
                        containsString(">Mine</textarea>")));
        Browser.as(Role.ADMIN)
                .formParam("version", "0")
                .formParam("reason", "Mine")
                .post(page + period + "/lift")
                .then()
                .statusCode(412)
                .body(allOf(
                        containsString("Somebody else has changed this"),
                        containsString("class=\"alert-link\" href=\"" + page + "\""),
                        containsString(">Mine</textarea>")));
        Api.admin()
                .get("/api/v1/clients/" + client + period)
                .then()
                .body("reason", equalTo("Changed"))
                .body("liftedAt", nullValue());
    }

    @Test
    void a_period_is_edited_from_what_is_stored() {
        Browser.as(Role.CHANGE_MANAGER)
                .get(page + period + "/edit")
                .then()
                .body(allOf(
                        containsString("Rentrée\n&lt;script&gt;"),
                        containsString("type=\"datetime-local\" value=\"20"),
                        not(containsString(SCRIPT))));

        edit(Map.of("from@local", "2031-03-01T00:00", "until@local", "2031-03-09T00:00", "reason", "Mars"))
                .statusCode(303)
                .header("Location", endsWith(page));

        Api.admin()
                .get("/api/v1/clients/" + client + period)
                .then()
                .body("from", equalTo("2031-02-28T23:00:00Z"))
                .body("until", equalTo("2031-03-08T23:00:00Z"))
                .body("reason", equalTo("Mars"));
    }

    @Test
    void saving_what_nobody_touched_is_no_fact() {
        edit(Map.of("from@local", "2031-03-01T00:00", "until@local", "2031-03-09T00:00", "reason", "Deux\nlignes"))
                .statusCode(303);
        List<String> told = Leaves.kinds(client);

        Browser.as(Role.CHANGE_MANAGER)
                .formParam("version", "1")
                .formParam("from@local", "2031-03-01T00:00")
                .formParam("until@local", "2031-03-09T00:00")
                .formParam("reason", "Deux\r\nlignes")
                .post(page + period + "/edit")
                .then()
                .statusCode(303);

        assertThat(Leaves.kinds(client)).isEqualTo(told);
    }

    @Test
    void a_period_that_would_end_before_it_begins_is_told_beside_the_end_and_kept() {
        edit(Map.of("from@local", "2031-03-09T00:00", "until@local", "2031-03-01T00:00", "reason", "Kept"))
                .statusCode(400)
                .body(allOf(
                        containsString("id=\"f-until-fault\""),
                        containsString("value=\"2031-03-09T00:00\""),
                        containsString(">Kept</textarea>")));
    }

    @Test
    void before_a_period_is_lifted_it_is_said_which_open_changes_are_in_conflict_with_it() {
        String inConflict = scene.declared();
        String elsewhere = new Scene(1).declared();
        String earlier = scene.declared(scene.content(
                "window",
                Map.of(
                        "start", scene.start().minusSeconds(200_000).toString(),
                        "end", scene.start().minusSeconds(190_000).toString())));

        Browser.as(Role.CHANGE_MANAGER)
                .get(page + period + "/lift")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("What follows from it"),
                        containsString("/changes/" + inConflict),
                        not(containsString("/changes/" + elsewhere)),
                        not(containsString("/changes/" + earlier))));
    }

    @Test
    void a_period_is_lifted_with_a_reason_and_stays_on_the_clients_page() {
        lift("").statusCode(400).body(containsString("id=\"f-reason-fault\""));
        Browser.as(Role.AUDITOR).get(page).then().body(not(containsString(">lifted<")));

        lift("Wrong " + SCRIPT).statusCode(303).header("Location", endsWith(page));

        Api.admin().get("/api/v1/clients/" + client + period).then().body("liftedAt", notNullValue());
        Browser.as(Role.CHANGE_MANAGER)
                .get(page)
                .then()
                .body(allOf(
                        containsString(">lifted<"),
                        containsString("Wrong &lt;script&gt;"),
                        not(containsString(SCRIPT)),
                        not(containsString(page + period))));
    }

    @Test
    void whoever_comes_to_the_forms_of_a_lifted_period_is_led_back_and_told() {
        lift("Wrong").statusCode(303);

        for (String step : List.of("/edit", "/lift")) {
            Browser.as(Role.CHANGE_MANAGER)
                    .redirects()
                    .follow(false)
                    .get(page + period + step)
                    .then()
                    .statusCode(303)
                    .header("Location", endsWith(page));
        }
        edit(Map.of("reason", "Kept")).statusCode(412);
        Browser.as(Role.CHANGE_MANAGER)
                .formParam("version", "1")
                .formParam("reason", "Kept")
                .post(page + period + "/lift")
                .then()
                .statusCode(409)
                .body(allOf(containsString("The protected period was lifted"), containsString(">Kept</textarea>")));
    }

    @Test
    void who_may_not_write_is_not_offered_it_and_refused() {
        Browser.as(Role.AUDITOR)
                .get(page)
                .then()
                .statusCode(200)
                .body(allOf(not(containsString(page + "/edit")), not(containsString(page + period))));
        for (String path : List.of("/edit", period + "/edit", period + "/lift")) {
            Browser.as(Role.DUTY_OWNER).get(page + path).then().statusCode(403);
            Browser.as(Role.AUDITOR)
                    .formParam("name", "x")
                    .post(page + path)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void in_french_too() {
        String login = Api.person(null, null, Role.CHANGE_MANAGER);
        Browser.as(login).formParam("language", "fr").post("/language").then().statusCode(303);
        Browser.as(login)
                .get(page + period + "/lift")
                .then()
                .body(allOf(containsString("Lever une période protégée"), containsString("Lever la protection")));
    }

    private ValidatableResponse edit(Map<String, String> typed) {
        return Browser.as(Role.CHANGE_MANAGER)
                .formParam("version", "0")
                .formParams(typed)
                .post(page + period + "/edit")
                .then();
    }

    private ValidatableResponse lift(String reason) {
        return Browser.as(Role.CHANGE_MANAGER)
                .formParam("version", "0")
                .formParam("reason", reason)
                .post(page + period + "/lift")
                .then();
    }
}
