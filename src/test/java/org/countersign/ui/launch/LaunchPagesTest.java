package org.countersign.ui.launch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.LaunchScene;
import org.countersign.testing.Statements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of the pre-flight, as browsers ask for them. */
@QuarkusTest
class LaunchPagesTest {

    @Test
    void a_campaigns_page_tells_what_it_would_be_answered_and_leaves_no_trace() {
        LaunchScene launch = new LaunchScene(2);
        String change = launch.changeInEffect();
        Browser.as(Role.CHANGE_MANAGER)
                .get("/launch?campaign=" + launch.campaign())
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("The campaign may not be launched."),
                        containsString("24,690 of 24,690 recipients"),
                        containsString("has not signed off revision 1 of " + change),
                        containsString("href=\"/changes/" + change + "\""),
                        containsString("Dry run: nothing was recorded."),
                        containsString("value=\"" + LaunchScene.RECIPIENTS + "\"")));
        launch.decisions().body("items", empty());
    }

    @Test
    void asking_in_earnest_puts_the_decision_on_record() {
        LaunchScene launch = new LaunchScene(1);
        Browser.as(Role.CHANGE_MANAGER)
                .formParams(launch.inputs())
                .post("/launch")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("The campaign may be launched."),
                        containsString("On record"),
                        containsString("id=\"clearance\""),
                        containsString("href=\"/decisions/d-")));
        launch.decisions().body("items", hasSize(1));
    }

    @Test
    void a_dry_run_does_not() {
        LaunchScene launch = new LaunchScene(1);
        Browser.as(Role.CAMPAIGN_SYSTEM)
                .formParams(launch.inputs())
                .formParam("dryRun@flag", "true")
                .post("/launch")
                .then()
                .statusCode(200)
                .body(allOf(containsString("Dry run: nothing was recorded."), not(containsString("id=\"clearance\""))));
        launch.decisions().body("items", empty());
    }

    @Test
    void the_fragment_asks_again_and_recalls_what_was_decided() {
        LaunchScene launch = new LaunchScene(1);
        String decision = launch.decision();
        launch.hold("Mauvais <script>alert(1)</script> expéditeur");
        String question =
                "{\"client\":\"%s\",\"platform\":\"%s\",\"campaign\":\"%s\",\"launchAt\":\"2013-09-11T06:00:00Z\"}"
                        .formatted(launch.client(), launch.scene().platform(), launch.campaign());
        Browser.as(Role.CHANGE_MANAGER)
                .formParam("question", question)
                .formParam("decision", decision)
                .post("/launch/answer")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Mauvais &lt;script&gt;alert(1)&lt;/script&gt; expéditeur"),
                        containsString("void by now"),
                        containsString("/holds/h-"),
                        not(containsString("<html"))));
        launch.decisions().body("items", hasSize(1));
    }

    @Test
    void campaigns_to_choose_from_are_found_by_name_and_by_code() {
        LaunchScene launch = new LaunchScene(1);
        LaunchScene other = new LaunchScene(1);
        String name = Api.code("Moisson");
        String named = Api.code("campaign");
        Api.admin()
                .body(Map.of(
                        "code",
                        named,
                        "client",
                        other.client(),
                        "platform",
                        other.scene().platform(),
                        "name",
                        name,
                        "audience",
                        List.of()))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201);
        String link = "href=\"/launch?campaign=%s\"";
        RequestSpecification manager = Browser.as(Role.CHANGE_MANAGER);
        given().spec(manager)
                .get("/launch?q=" + launch.campaign())
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString(link.formatted(launch.campaign())),
                        not(containsString(link.formatted(named))),
                        containsString("value=\"" + launch.campaign() + "\""),
                        containsString("<a class=\"btn btn-link\" href=\"?\">Show all</a>")));
        given().spec(manager).get("/launch?q=" + name.substring(2)).then().body(containsString(link.formatted(named)));
        given().spec(manager)
                .get("/launch?q=nothing-is-called-so")
                .then()
                .body(containsString("No campaign has such a name"));
        // Who acts for one client finds its campaigns only.
        String bound = Api.person(null, launch.client(), Role.CAMPAIGN_SYSTEM);
        Browser.as(bound).get("/launch?q=" + name).then().body(not(containsString(link.formatted(named))));
    }

    @Test
    void the_fragment_refuses_what_is_no_question() {
        for (String question : new String[] {"", "{", "{\"client\":1}", "{\"unknown\":true}"}) {
            Browser.as(Role.CHANGE_MANAGER)
                    .formParam("question", question)
                    .post("/launch/answer")
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost() {
        Browser.as(Role.CHANGE_MANAGER)
                .formParam("client", "No Code")
                .formParam("platform", "")
                .formParam("launchAt@local", "2013-09-11T08:00")
                .formParam("release/version", "2013.09 <b>")
                .formParam("audience/0/carrier", "orange-fr")
                .formParam("audience/0/recipients@number", "many")
                .post("/launch")
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("value=\"No Code\""),
                        containsString("value=\"2013-09-11T08:00\""),
                        containsString("value=\"2013.09 &lt;b&gt;\""),
                        containsString("value=\"orange-fr\""),
                        containsString("value=\"many\""),
                        containsString("id=\"f-audience-0-recipients-fault\"")));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"AUDITOR", "DUTY_OWNER", "PIPELINE", "ADMIN"})
    void who_may_not_ask_the_api_may_not_ask_here(Role role) {
        Browser.as(role).get("/launch").then().statusCode(403);
        Browser.as(role).formParam("client", "a-client").post("/launch").then().statusCode(403);
    }

    @Test
    void who_is_bound_to_a_client_asks_for_it_only() {
        LaunchScene launch = new LaunchScene(1);
        String bound = Api.person(null, new LaunchScene(1).client(), Role.CAMPAIGN_SYSTEM);
        Browser.as(bound).get("/launch?campaign=" + launch.campaign()).then().statusCode(404);
        Browser.as(bound).get("/launch").then().statusCode(200).body(not(containsString(launch.campaign())));
        Browser.as(bound)
                .formParams(launch.inputs())
                .post("/launch")
                .then()
                .statusCode(403)
                .body(containsString("You may ask only for the client"));
        launch.decisions().body("items", empty());
    }

    @Test
    void the_number_of_statements_does_not_grow_with_the_carriers() {
        LaunchScene few = new LaunchScene(1);
        LaunchScene many = new LaunchScene(5);
        for (LaunchScene launch : new LaunchScene[] {few, many}) {
            launch.changeInEffect();
        }
        RequestSpecification manager = Browser.as(Role.CHANGE_MANAGER);
        assertThat(statements(manager, many))
                .isEqualTo(statements(manager, few))
                .isLessThan(20);
    }

    private static long statements(RequestSpecification manager, LaunchScene launch) {
        return Statements.of(() ->
                manager.get("/launch?campaign=" + launch.campaign()).then().statusCode(200));
    }
}
