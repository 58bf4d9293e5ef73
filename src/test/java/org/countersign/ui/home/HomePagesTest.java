package org.countersign.ui.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.Registry;
import org.countersign.testing.Scene;
import org.countersign.testing.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who finds what on the home page, and by the search. */
@QuarkusTest
class HomePagesTest {
    private HomeStage stage;

    @BeforeEach
    void set() {
        stage = new HomeStage();
    }

    @Test
    void those_who_watch_see_what_is_blocked_and_why() {
        stage.isLate();
        String hold = stage.holds("Wait for <b>me</b>.");
        String decision = stage.asks();
        for (Role role : List.of(Role.CHANGE_MANAGER, Role.ADMIN, Role.AUDITOR, Role.DUTY_OWNER)) {
            assertThat(home(person(role)))
                    .contains("Essai " + stage.campaign, "380,000 of 380,000 recipients", "170,000")
                    .contains("has not signed off revision 1 of " + stage.change)
                    .contains("Change of " + stage.scene.platform(), "Accepted: 0 of 2")
                    .contains("Was due")
                    .contains("/holds/" + hold, "Wait for &lt;b&gt;me&lt;/b&gt;.")
                    .contains("/decisions/" + decision);
        }
    }

    @Test
    void a_carrier_sees_its_inbox_and_nothing_of_others() {
        stage.holds("A reason that is not for carriers.");
        assertThat(home(Api.person(stage.scene.carrier(0), null, Role.CARRIER)))
                .contains("/inbox/" + stage.change)
                .doesNotContain(stage.campaign, stage.scene.carrier(1), "not for carriers", "Last decisions");
    }

    @Test
    void who_orders_campaigns_sees_theirs_and_the_answers() {
        HomeStage other = new HomeStage();
        String decision = stage.asks();
        String others = other.asks();
        assertThat(home(Api.person(null, stage.client, Role.CAMPAIGN_SYSTEM)))
                .contains("Essai " + stage.campaign, "380,000 of 380,000 recipients", "/decisions/" + decision)
                .doesNotContain(other.campaign, others, "Overdue");
    }

    @Test
    void a_campaign_that_may_leave_is_not_among_the_blocked() {
        assertThat(home(person(Role.CHANGE_MANAGER))).contains(stage.campaign);
        stage.scene.signOff(stage.change, 0, "accepted");
        stage.scene.signOff(stage.change, 1, "accepted");
        assertThat(home(person(Role.CHANGE_MANAGER))).doesNotContain(stage.campaign);
        assertThat(home(Api.person(null, stage.client, Role.CAMPAIGN_SYSTEM))).contains("may leave");
    }

    @Test
    void a_campaign_without_a_planned_launch_is_asked_about_too() {
        String campaign = Registry.campaign(stage.client, stage.scene.platform());
        assertThat(home(Api.person(null, stage.client, Role.CAMPAIGN_SYSTEM))).contains("/launch?campaign=" + campaign);
    }

    @Test
    void a_pipeline_is_sent_to_the_API() {
        assertThat(home(person(Role.PIPELINE)))
                .contains("works through the API")
                .doesNotContain(stage.campaign, stage.change);
    }

    @Test
    void the_number_of_statements_does_not_grow_with_what_is_blocked() {
        String login = person(Role.CHANGE_MANAGER);
        stage.asks();
        long before = Statements.of(() -> home(login));
        for (int i = 0; i < 3; i++) {
            HomeStage more = new HomeStage();
            more.asks();
            more.holds("One more.");
        }

        assertThat(Statements.of(() -> home(login))).isLessThanOrEqualTo(before + 3);
        assertThat(before).isLessThan(40);
    }

    @Test
    void the_search_finds_by_reference_code_name_and_words() {
        String decision = stage.asks();
        String login = person(Role.AUDITOR);
        assertThat(search(login, stage.change.toLowerCase(Locale.ROOT))).contains("/changes/" + stage.change + "\"");
        assertThat(search(login, "change " + stage.scene.platform())).contains("/changes/" + stage.change);
        assertThat(search(login, stage.scene.carrier(0))).contains("/registry/carriers/" + stage.scene.carrier(0));
        assertThat(search(login, stage.scene.platform())).contains("/registry/platforms/" + stage.scene.platform());
        assertThat(search(login, stage.client)).contains("/registry/clients/" + stage.client);
        assertThat(search(login, stage.campaign.substring(0, stage.campaign.length() - 1)))
                .contains("/registry/campaigns/" + stage.campaign);
        assertThat(search(login, "ESSAI " + stage.campaign)).contains("/registry/campaigns/" + stage.campaign);
        assertThat(search(login, decision)).contains("/decisions/" + decision);
        assertThat(search(login, Api.code("nothing"))).contains("Nothing matches");
        assertThat(search(login, "<script>")).contains("&lt;script&gt;").doesNotContain("<script>\"");
        assertThat(search(login, " ")).contains("Type a reference");
        assertThat(search(login, "- / -")).contains("Nothing matches");
    }

    @Test
    void the_search_finds_holds_overrides_contracts_and_incidents_by_what_they_are_called() {
        String hold = stage.holds("Found by its id.");
        String contract = Registry.contract(stage.client, Registry.platform());
        String override = Api.as(Role.CHANGE_MANAGER)
                .body(Map.of(
                        "campaign",
                        stage.campaign,
                        "reasonCodes",
                        List.of("signed-off"),
                        "reason",
                        "Found by its id.",
                        "until",
                        Instant.now().plus(1, ChronoUnit.DAYS).toString()))
                .post("/api/v1/overrides")
                .path("id");
        for (Role role : List.of(Role.AUDITOR, Role.DUTY_OWNER)) {
            String login = person(role);
            assertThat(search(login, hold.toUpperCase(Locale.ROOT))).contains("/holds/" + hold, "Found by its id.");
            assertThat(search(login, override)).contains("/holds/overrides/" + override);
            assertThat(search(login, contract)).contains("/registry/contracts/" + contract);
            assertThat(search(login, "INC-1999-0001")).contains("Nothing matches");
        }

        String other = Api.person(null, new HomeStage().client, Role.CAMPAIGN_SYSTEM);
        assertThat(search(other, hold)).contains("Nothing matches");
        assertThat(search(other, override)).contains("Nothing matches");
        assertThat(search(other, contract)).contains("Nothing matches");
    }

    @Test
    void all_campaigns_to_come_are_listed_the_soonest_first_with_the_gates_word() {
        String login = Api.person(null, stage.client, Role.CAMPAIGN_SYSTEM);
        String later = stage.campaignAt(Duration.ofDays(50));
        String sooner = stage.campaignAt(Duration.ofDays(40));

        String first = outlook(login, "/outlook?limit=1");
        assertThat(first)
                .contains("Essai " + sooner, "380,000 of 380,000 recipients")
                .doesNotContain(later);
        Matcher next = Pattern.compile("href=\"(/outlook\\?[^\"]*after=[^\"]*)\" rel=\"next\"")
                .matcher(first);
        assertThat(next.find()).isTrue();
        assertThat(outlook(login, next.group(1).replace("&amp;", "&")))
                .contains("Essai " + later)
                .doesNotContain(sooner, "rel=\"next\"");

        Browser.as(login).get("/outlook?after=nonsense").then().statusCode(400);
        Browser.as(Role.PIPELINE).get("/outlook").then().statusCode(403);
    }

    @Test
    void the_search_finds_nothing_that_the_seeker_may_not_see() {
        String decision = stage.asks();
        String stranger = Api.person(Scene.newCarrier(), null, Role.CARRIER);
        assertThat(search(stranger, stage.change)).contains("Nothing matches");
        assertThat(search(stranger, decision)).contains("Nothing matches");
        assertThat(search(Api.person(stage.scene.carrier(0), null, Role.CARRIER), stage.change))
                .contains("/inbox/" + stage.change);

        String other = Api.person(null, new HomeStage().client, Role.CAMPAIGN_SYSTEM);
        assertThat(search(other, stage.campaign)).contains("Nothing matches");
        assertThat(search(other, stage.client)).contains("Nothing matches");
        assertThat(search(other, decision)).contains("Nothing matches");
        assertThat(search(person(Role.PIPELINE), decision)).contains("Nothing matches");
    }

    @Test
    void a_search_for_too_much_is_refused() {
        Browser.as(Role.AUDITOR)
                .queryParam("q", "x".repeat(201))
                .get("/search")
                .then()
                .statusCode(400);
        assertThat(search(person(Role.AUDITOR), "a b c d e f g h i j k")).contains("Nothing matches");
    }

    private static String person(Role role) {
        return Api.person(null, null, role);
    }

    private static String home(String login) {
        return Browser.as(login).get("/").then().statusCode(200).extract().asString();
    }

    private static String outlook(String login, String path) {
        return Browser.as(login)
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String search(String login, String q) {
        return Browser.as(login)
                .queryParams(Map.of("q", q))
                .get("/search")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
