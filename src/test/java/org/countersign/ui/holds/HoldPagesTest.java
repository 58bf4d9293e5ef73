package org.countersign.ui.holds;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.LaunchScene;
import org.countersign.testing.Registry;
import org.countersign.testing.Statements;
import org.countersign.testing.Trouble;
import org.countersign.testing.browser.Device;
import org.countersign.testing.browser.InEachLanguage;
import org.countersign.testing.browser.Visitor;
import org.countersign.testing.browser.Visitors;
import org.countersign.ui.PageTexts;
import org.countersign.ui.WebPages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds and overrides, as people place, lift, propose and approve them. */
@QuarkusTest
class HoldPagesTest {
    private static final Pattern A_HOLD = Pattern.compile("/holds/h-\\w+$");
    private static final Pattern AN_OVERRIDE = Pattern.compile("/holds/overrides/o-\\w+$");

    @RegisterExtension
    final Visitors visitors = new Visitors();

    @Test
    void why_the_watch_holds_is_read_in_the_readers_language() {
        Trouble trouble = new Trouble();
        Registry.interconnect(trouble.platform, trouble.carrier);
        Trouble other = trouble.beside();
        String campaign = trouble.hold();
        other.hold(List.of(trouble.campaign), true);

        Api.admin()
                .get("/api/v1/holds/" + campaign)
                .then()
                .body("reason", startsWith("The delivery watch: of 120 messages of campaign " + trouble.campaign))
                .body("finding.messages.failed", equalTo(30));
        reads(Language.FR, "/holds/" + campaign, "80 sont remis, 30 en échec et 10 sans accusé final");
        reads(Language.FR, "/holds/" + campaign, "une fois en 3,0 × 10^8 messages");
        reads(Language.EN, "/holds/" + campaign, "80 were delivered, 30 failed and 10 have no final report");
        reads(Language.FR, "/holds?campaign=" + trouble.campaign, "80 sont remis");
        Api.as(Role.CAMPAIGN_SYSTEM)
                .header("Accept-Language", "fr")
                .body(Map.of("client", trouble.client, "platform", trouble.platform, "campaign", trouble.campaign))
                .post("/api/v1/preflight")
                .then()
                .body("carriers.reasons.detail.flatten()", hasItem(containsString("80 sont remis")))
                .body("carriers.reasons.detail.flatten()", hasItem(containsString("suspend 2 campagnes")));
    }

    private static void reads(Language language, String path, String text) {
        Browser.as(Api.person(language, null, null, Role.DUTY_OWNER))
                .get(path)
                .then()
                .statusCode(200)
                .body(containsString(text));
    }

    @Tag(Visitors.TAG)
    @Test
    void one_places_and_lifts_a_hold_by_keyboard_alone() {
        HoldTexts texts = WebPages.texts(HoldTexts.class, Language.EN);
        LaunchScene launch = new LaunchScene(1);
        Visitor visitor = visitors.with(Role.DUTY_OWNER).opens("/holds");

        visitor.tabsTo(AriaRole.LINK, texts.place()).presses("Enter");
        assertThat(visitor.page()).hasURL(Pattern.compile("/holds/new$"));
        visitor.looks();
        visitor.tabsTo(visitor.page().getByLabel(texts.campaign())).types(launch.campaign());
        visitor.tabsTo(visitor.page().getByLabel(texts.reason())).types("The sender is wrong");
        visitor.tabsTo(AriaRole.BUTTON, texts.place()).presses("Enter");
        assertThat(visitor.page()).hasURL(A_HOLD);
        assertThat(visitor.page().getByText(texts.placed())).isVisible();
        visitor.looks();

        visitor.tabsTo(visitor.page().getByLabel(texts.liftHint())).types("Checked");
        visitor.tabsTo(AriaRole.BUTTON, texts.lift()).presses("Enter");
        assertThat(visitor.page().getByText(texts.lifted())).isVisible();
        assertThat(visitor.page().getByText("Checked")).isVisible();
    }

    @Tag(Visitors.TAG)
    @InEachLanguage
    void an_override_takes_two_people(Language language, Device device) {
        HoldTexts texts = WebPages.texts(HoldTexts.class, language);
        LaunchScene launch = new LaunchScene(1);
        launch.changeInEffect();
        Visitor proposer = visitors.with(Role.CHANGE_MANAGER)
                .in(language)
                .on(device)
                .opens("/holds/overrides/new?campaign=" + launch.campaign());
        proposer.page().getByLabel(texts.obstacle("signed-off")).check();
        proposer.page().getByLabel(texts.until()).fill(tomorrow());
        proposer.page().getByLabel(texts.why()).fill("Il y va de vies humaines");
        button(proposer, texts.propose()).click();
        assertThat(proposer.page()).hasURL(AN_OVERRIDE);
        assertThat(proposer.page().getByText(texts.own())).isVisible();
        assertThat(button(proposer, texts.approve())).hasCount(0);
        proposer.looks();

        Visitor approver =
                visitors.with(Role.DUTY_OWNER).in(language).on(device).opens("/holds/overrides");
        approver.page()
                .locator("a[href='" + proposer.page().url().replaceAll("^https?://[^/]+", "") + "']")
                .click();
        approver.looks();
        button(approver, texts.approve()).click();
        assertThat(approver.page().getByText(texts.approved())).isVisible();
        approver.looks();
    }

    @Tag(Visitors.TAG)
    @Test
    void one_places_a_hold_without_scripts_and_keeps_what_was_typed() {
        HoldTexts texts = WebPages.texts(HoldTexts.class, Language.EN);
        Visitor visitor =
                visitors.with(Role.CHANGE_MANAGER).withoutScripts().opens("/holds/new?campaign=no-such-campaign");
        visitor.page().getByLabel(texts.reason()).fill("Kept");
        button(visitor, texts.place()).click();
        assertThat(visitor.page()
                        .getByText(WebPages.texts(PageTexts.class, Language.EN).faulty()))
                .isVisible();
        assertThat(visitor.page().getByLabel(texts.reason())).hasValue("Kept");
        visitor.looks();

        LaunchScene launch = new LaunchScene(1);
        visitor.page().getByLabel(texts.campaign()).fill(launch.campaign());
        button(visitor, texts.place()).click();
        assertThat(visitor.page()).hasURL(A_HOLD);
    }

    @Test
    void a_hold_on_nothing_or_on_two_things_is_refused() {
        LaunchScene launch = new LaunchScene(1);
        RequestSpecification manager = Browser.as(Role.CHANGE_MANAGER);
        manager.formParam("reason", "Stop")
                .post("/holds/new")
                .then()
                .statusCode(400)
                .body(containsString("id=\"faults\""));
        Browser.as(Role.CHANGE_MANAGER)
                .formParam("scope/campaign", launch.campaign())
                .formParam("scope/client", launch.client())
                .formParam("reason", "Stop")
                .post("/holds/new")
                .then()
                .statusCode(400)
                .body(allOf(containsString(launch.campaign()), containsString("must name exactly one")));
    }

    @Test
    void stored_script_is_shown_and_never_run() {
        LaunchScene launch = new LaunchScene(1);
        String hold = launch.hold("<script>alert(1)</script>");
        for (String path : new String[] {"/holds", "/holds/" + hold}) {
            Browser.as(Role.AUDITOR)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body(allOf(
                            containsString("&lt;script&gt;alert(1)&lt;/script&gt;"),
                            not(containsString("<script>alert"))));
        }
    }

    @Test
    void the_list_leads_from_those_that_stand_to_all_and_back() {
        LaunchScene launch = new LaunchScene(1);
        String hold = launch.hold("Stop");
        Api.as(Role.DUTY_OWNER)
                .body(Map.of("reason", "Checked"))
                .post("/api/v1/holds/" + hold + "/lift")
                .then()
                .statusCode(200);
        String toAll = "<a class=\"btn btn-link\" href=\"?state=\">Show all</a>";
        String back = "<a class=\"btn btn-link\" href=\"?\">Only those that stand</a>";
        RequestSpecification auditor = Browser.as(Role.AUDITOR);
        given().spec(auditor).get("/holds").then().body(allOf(containsString(toAll), not(containsString(hold))));
        given().spec(auditor)
                .queryParam("state", "")
                .queryParam("campaign", launch.campaign())
                .get("/holds")
                .then()
                .body(allOf(containsString(toAll), containsString(hold)));
        given().spec(auditor)
                .queryParam("state", "")
                .get("/holds")
                .then()
                .body(allOf(containsString(back), containsString(hold), not(containsString(toAll))));
    }

    @Test
    @Tag(Visitors.TAG)
    void a_hold_and_the_list_of_holds_follow_what_others_do() {
        LaunchScene launch = new LaunchScene(1);
        String hold = launch.hold("Stop");
        Visitor list = visitors.with(Role.AUDITOR).opens("/holds?state=&campaign=" + launch.campaign());
        Visitor visitor = visitors.with(Role.DUTY_OWNER).opens("/holds/" + hold);
        visitor.page().locator("[name=reason]").fill("typed");
        assertThat(visitor.page().locator("#state")).hasText("standing");

        Api.as(Role.DUTY_OWNER)
                .body(Map.of("reason", "Checked"))
                .post("/api/v1/holds/" + hold + "/lift")
                .then()
                .statusCode(200);

        assertThat(visitor.page().locator("#state")).hasText("lifted");
        assertThat(visitor.page().locator("#facts")).containsText("Checked");
        assertThat(visitor.page().locator("[name=reason]")).hasValue("typed");
        assertThat(list.page().locator("#listed tbody .badge")).hasText("lifted");
    }

    @Test
    void lifting_twice_is_told_and_keeps_the_reason() {
        String hold = new LaunchScene(1).hold("Stop");
        for (int status : new int[] {303, 412}) {
            Browser.as(Role.DUTY_OWNER)
                    .formParam("version", "0")
                    .formParam("reason", "Checked")
                    .post("/holds/" + hold)
                    .then()
                    .statusCode(status);
        }
    }

    @Test
    void nobody_approves_their_own_override() {
        LaunchScene launch = new LaunchScene(1);
        String proposer = Api.person(null, null, Role.CHANGE_MANAGER);
        String location = Browser.as(proposer)
                .formParam("campaign", launch.campaign())
                .formParam("reasonCodes@codes", "signed-off", "no-hold")
                .formParam("until@local", tomorrow())
                .formParam("reason", "Urgent")
                .post("/holds/overrides/new")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        String path = location.replaceAll("^https?://[^/]+", "");
        Browser.as(proposer)
                .formParam("version", "0")
                .post(path + "/approve")
                .then()
                .statusCode(403)
                .body(containsString("somebody else has to approve it"));
        Api.admin()
                .get("/api/v1/overrides/" + path.replaceAll(".*/", ""))
                .then()
                .body("state", equalTo("proposed"));

        Browser.as(proposer)
                .formParam("version", "0")
                .formParam("reason", "A mistake")
                .post(path + "/end")
                .then()
                .statusCode(303);
        Browser.as(Role.AUDITOR).get(path).then().body(containsString("A mistake"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CAMPAIGN_SYSTEM", "PIPELINE"})
    void who_may_not_read_holds_by_api_may_not_here(Role role) {
        for (String path : new String[] {"/holds", "/holds/new", "/holds/overrides", "/holds/overrides/new"}) {
            Browser.as(role).get(path).then().statusCode(403);
        }
    }

    @Test
    void who_asks_for_a_client_opens_the_hold_that_stops_it_and_does_nothing() {
        String hold = new LaunchScene(1).hold("Stop");
        Browser.as(Role.CAMPAIGN_SYSTEM)
                .get("/holds/" + hold)
                .then()
                .statusCode(200)
                .body(
                        containsString("Stop"),
                        not(containsString("name=\"reason\"")),
                        not(containsString("href=\"/holds\"")));
    }

    @Test
    void an_auditor_reads_and_does_nothing() {
        String hold = new LaunchScene(1).hold("Stop");
        Browser.as(Role.AUDITOR)
                .get("/holds/" + hold)
                .then()
                .statusCode(200)
                .body(not(containsString("name=\"reason\"")));
        Browser.as(Role.AUDITOR)
                .formParam("reason", "No")
                .post("/holds/" + hold)
                .then()
                .statusCode(403);
        Browser.as(Role.AUDITOR).get("/holds/new").then().statusCode(403);
        Browser.as(Role.AUDITOR).get("/holds/h-nothing").then().statusCode(404);
    }

    @Test
    void the_number_of_statements_does_not_grow_with_the_list() {
        LaunchScene launch = new LaunchScene(1);
        launch.hold("One");
        RequestSpecification auditor = Browser.as(Role.AUDITOR);
        String path = "/holds?campaign=" + launch.campaign();
        long one = Statements.of(() -> auditor.get(path).then().statusCode(200));
        launch.hold("Two");

        assertThat(Statements.of(() -> auditor.get(path).then().statusCode(200)))
                .isEqualTo(one)
                .isLessThan(10);
    }

    private static String tomorrow() {
        // So many times 24 hours ahead, so that it is a time that the clocks there show, and never more than that.
        return LocalDateTime.ofInstant(Instant.now().plus(1, ChronoUnit.DAYS), ZoneId.of("Europe/Paris"))
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private static Locator button(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
