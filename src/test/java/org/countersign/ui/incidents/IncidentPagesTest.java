package org.countersign.ui.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.Registry;
import org.countersign.testing.Statements;
import org.countersign.testing.Trouble;
import org.countersign.ui.WebPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages about incidents: who sees and does what, and what they do with bad input. */
@QuarkusTest
class IncidentPagesTest {
    private static final String SCRIPT = "<script>alert(1)</script>";
    private final IncidentTexts texts = WebPages.texts(IncidentTexts.class, Language.EN);

    @Test
    void a_dossier_shows_the_evidence_and_leads_to_the_hold_and_the_curves() {
        Trouble trouble = new Trouble();
        String hold = trouble.hold();
        String incident = trouble.incident();
        Browser.as(Role.AUDITOR)
                .get("/incidents/" + incident)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString(incident),
                        containsString("/holds/" + hold),
                        containsString("/watch/campaigns/" + trouble.campaign + "#curve-" + trouble.carrier),
                        containsString("3 × 10⁸".replace(' ', '\u00a0')),
                        not(containsString("/incidents/" + incident + "/acknowledge")),
                        not(containsString("style="))));
        Browser.as(Role.AUDITOR)
                .get("/incidents?campaign=" + trouble.campaign)
                .then()
                .statusCode(200)
                .body(containsString(incident));
        Browser.as(Role.AUDITOR)
                .get("/incidents/" + incident + "/timeline")
                .then()
                .statusCode(200)
                .body(containsString(texts.opened()));
    }

    @Test
    void who_acknowledges_answers_for_it_and_finds_it_at_home() {
        Trouble trouble = new Trouble();
        trouble.hold();
        String incident = trouble.incident();
        String owner = Api.person(null, null, Role.DUTY_OWNER);
        Browser.as(owner).post("/incidents/" + incident + "/acknowledge").then().statusCode(303);
        Api.admin().get(Trouble.INCIDENTS + "/" + incident).then().body("status", equalTo("acknowledged"));
        Browser.as(owner).get("/").then().statusCode(200).body(containsString("/incidents/" + incident));
        Browser.as(Role.DUTY_OWNER)
                .post("/incidents/" + incident + "/acknowledge")
                .then()
                .statusCode(409)
                .body(containsString("id=\"faults\""));
    }

    @Test
    void what_people_state_stands_in_the_dossier_and_runs_nowhere() {
        Trouble trouble = new Trouble();
        String hold = trouble.hold();
        String incident = trouble.incident();
        String page = "/incidents/" + incident;
        Browser.as(Role.DUTY_OWNER).post(page + "/acknowledge").then().statusCode(303);
        Browser.as(Role.CHANGE_MANAGER)
                .formParam("note", SCRIPT + "note")
                .post(page + "/note")
                .then()
                .statusCode(303);
        Browser.as(Role.CHANGE_MANAGER)
                .formParam("client", trouble.client)
                .formParam("by", SCRIPT + "by")
                .formParam("note", SCRIPT + "informed")
                .post(page + "/inform")
                .then()
                .statusCode(303);
        Browser.as(Role.DUTY_OWNER)
                .formParam("cause", SCRIPT + "cause")
                .post(page + "/cause")
                .then()
                .statusCode(303);
        Browser.as(Role.DUTY_OWNER)
                .formParam("actions/0/action", SCRIPT + "action")
                .formParam("actions/0/responsible", SCRIPT + "responsible")
                .formParam("actions/0/due@local", "2033-10-01T00:00")
                .post(page + "/actions")
                .then()
                .statusCode(303);
        Browser.as(Role.DUTY_OWNER)
                .formParam("recipients@number", "170000")
                .formParam("harmed@number", "41000")
                .formParam("note", SCRIPT + "impact")
                .post(page + "/impact")
                .then()
                .statusCode(303);
        trouble.lift(hold);
        for (String shown :
                new String[] {page, page + "/timeline", page + "/cause", page + "/actions", page + "/impact"}) {
            Browser.as(Role.DUTY_OWNER)
                    .get(shown)
                    .then()
                    .statusCode(200)
                    .body(allOf(containsString("&lt;script&gt;"), not(containsString("<script>alert"))));
        }
        Browser.as(Role.AUDITOR)
                .get(page)
                .then()
                .body(allOf(
                        containsString("note</p>"),
                        containsString("informed"),
                        containsString("cause</p>"),
                        containsString("responsible"),
                        containsString("41,000"),
                        containsString("impact</dd>")));
    }

    @Test
    void closing_takes_two_people() {
        Trouble trouble = new Trouble();
        String hold = trouble.hold();
        String incident = trouble.incident();
        String page = "/incidents/" + incident;
        String one = Api.person(null, null, Role.DUTY_OWNER);
        trouble.settle(incident, hold);

        Browser.as(one).formParam("note", "Over").post(page + "/close").then().statusCode(303);
        Browser.as(one)
                .get(page)
                .then()
                .body(allOf(
                        containsString(texts.closingNeedsOther()), not(containsString("href=\"" + page + "/close"))));
        Browser.as(one).post(page + "/close").then().statusCode(403).body(containsString("somebody else has to agree"));
        Browser.as(Role.CHANGE_MANAGER).get("/").then().body(containsString("/incidents/" + incident));
        Browser.as(Role.CHANGE_MANAGER)
                .formParam("reason", "Not yet")
                .post(page + "/decline")
                .then()
                .statusCode(303);
        Browser.as(one).post(page + "/close").then().statusCode(303);
        Browser.as(Role.CHANGE_MANAGER).get(page).then().body(containsString(texts.agree()));
        Browser.as(Role.CHANGE_MANAGER).post(page + "/close").then().statusCode(303);
        Browser.as(Role.AUDITOR)
                .get(page)
                .then()
                .statusCode(200)
                .body(allOf(containsString(texts.closedAt()), not(containsString("href=\"" + page + "/cause"))));
        Browser.as(Role.AUDITOR)
                .queryParam("open", "")
                .queryParam("campaign", trouble.campaign)
                .get("/incidents")
                .then()
                .body(allOf(containsString(incident), containsString("href=\"?open=\"")));
        Browser.as(Role.AUDITOR)
                .get("/incidents?open=false&campaign=" + trouble.campaign)
                .then()
                .body(containsString(incident));
        Browser.as(Role.AUDITOR)
                .get("/incidents?campaign=" + trouble.campaign)
                .then()
                .body(not(containsString("href=\"" + page)));
    }

    @Test
    void closing_what_still_holds_is_refused_and_says_so() {
        Trouble trouble = new Trouble();
        trouble.hold();
        String incident = trouble.incident();
        Browser.as(Role.DUTY_OWNER)
                .post("/incidents/" + incident + "/acknowledge")
                .then()
                .statusCode(303);
        Browser.as(Role.DUTY_OWNER)
                .get("/incidents/" + incident + "/close")
                .then()
                .body(containsString(texts.holdsFirst()));
        Browser.as(Role.DUTY_OWNER)
                .formParam("note", "Kept as typed")
                .post("/incidents/" + incident + "/close")
                .then()
                .statusCode(409)
                .body(allOf(containsString("id=\"faults\""), containsString("Kept as typed")));
    }

    @Test
    void bad_input_is_refused_and_kept() {
        Trouble trouble = new Trouble();
        trouble.hold();
        String page = "/incidents/" + trouble.incident();
        Browser.as(Role.DUTY_OWNER)
                .formParam("cause", "Kept as typed")
                .formParam("change", "CHG-1999-9999")
                .post(page + "/cause")
                .then()
                .statusCode(400)
                .body(allOf(containsString("id=\"faults\""), containsString("Kept as typed")));
        Browser.as(Role.DUTY_OWNER)
                .formParam("recipients@number", "-1")
                .formParam("note", "Kept as typed")
                .post(page + "/impact")
                .then()
                .statusCode(400)
                .body(allOf(containsString("value=\"-1\""), containsString("Kept as typed")));
        Browser.as(Role.DUTY_OWNER)
                .formParam("client", trouble.client)
                .formParam("at@local", "2190-01-01T00:00")
                .formParam("by", "Kept as typed")
                .post(page + "/inform")
                .then()
                .statusCode(400)
                .body(containsString("Kept as typed"));
        Browser.as(Role.DUTY_OWNER)
                .formParam("note", "")
                .post(page + "/note")
                .then()
                .statusCode(400);
        Browser.as(Role.DUTY_OWNER)
                .formParam("actions/0/responsible", "Kept as typed")
                .post(page + "/actions")
                .then()
                .statusCode(400)
                .body(containsString("Kept as typed"));
    }

    @Test
    void all_actions_can_be_removed_again() {
        Trouble trouble = new Trouble();
        trouble.hold();
        String incident = trouble.incident();
        for (String action : new String[] {"Something", ""}) {
            Browser.as(Role.DUTY_OWNER)
                    .formParam("actions/0/action", action)
                    .post("/incidents/" + incident + "/actions")
                    .then()
                    .statusCode(303);
            Api.admin()
                    .get(Trouble.INCIDENTS + "/" + incident)
                    .then()
                    .body("correctiveActions", hasSize(action.isEmpty() ? 0 : 1));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CAMPAIGN_SYSTEM", "PIPELINE", "CARRIER"})
    void who_may_not_read_incidents_by_api_may_not_here(Role role) {
        Trouble trouble = new Trouble();
        trouble.warn();
        String incident = trouble.incident();
        RequestSpecification somebody = role == Role.CARRIER ? Browser.asCarrier(Registry.carrier()) : Browser.as(role);
        for (String path :
                new String[] {"/incidents", "/incidents/" + incident, "/incidents/" + incident + "/timeline"}) {
            somebody.get(path).then().statusCode(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"note", "inform", "cause", "actions", "impact", "close", "decline", "acknowledge"})
    void an_auditor_reads_and_does_nothing(String step) {
        Trouble trouble = new Trouble();
        trouble.warn();
        String path = "/incidents/" + trouble.incident() + "/" + step;
        Browser.as(Role.AUDITOR).get(path).then().statusCode(403);
        Browser.as(Role.AUDITOR).formParam("note", "No").post(path).then().statusCode(403);
    }

    @Test
    void what_is_no_incident_is_not_found() {
        Browser.as(Role.AUDITOR).get("/incidents/INC-1999-0001").then().statusCode(404);
        Browser.as(Role.AUDITOR).get("/incidents/nothing").then().statusCode(400);
        Browser.as(Role.AUDITOR).get("/incidents?open=perhaps").then().statusCode(400);
    }

    @Test
    void a_dossier_costs_as_many_statements_for_two_campaigns_as_for_one() {
        Trouble one = new Trouble();
        one.hold();
        Trouble two = new Trouble();
        two.hold();
        Trouble beside = two.beside();
        beside.hold(List.of(two.campaign), true);
        RequestSpecification auditor = Browser.as(Role.AUDITOR);
        long few = Statements.of(
                () -> auditor.get("/incidents/" + one.incident()).then().statusCode(200));
        assertThat(Statements.of(() ->
                        auditor.get("/incidents/" + beside.incident()).then().statusCode(200)))
                .isBetween(few - 2, few + 2)
                .isLessThan(40);
    }
}
