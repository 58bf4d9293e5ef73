package org.countersign.ui.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.Registry;
import org.countersign.testing.Statements;
import org.countersign.ui.WebPages;
import org.countersign.watch.Sending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of the delivery watch: who sees what, and what they do with bad input. */
@QuarkusTest
class WatchPagesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final WatchTexts texts = WebPages.texts(WatchTexts.class, Language.EN);

    /** A campaign that is held at its first carrier, and fares well at its second. */
    static Sending held() {
        Sending sending = new Sending(2);
        sending.submit(IntStream.range(0, 40).mapToObj(sending::submission).toList());
        sending.tell(IntStream.range(0, 40)
                .mapToObj(i -> sending.report(i, "rejected"))
                .toList());
        sending.tell(IntStream.range(100, 105)
                .mapToObj(i -> sending.report(i, "delivered-handset", sending.carriers.get(1)))
                .toList());
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(sending.watch().getString("state")).isEqualTo("held"));
        return sending;
    }

    @Test
    void a_campaign_shows_its_curves_and_leads_to_its_hold() {
        Sending sending = held();
        String hold = Api.admin()
                .get("/api/v1/holds?campaign=" + sending.campaign)
                .then()
                .body("items[0].finding.messages.sent", equalTo(40))
                .body("items[0].reason", containsString("of 40 messages of campaign " + sending.campaign))
                .extract()
                .path("items[0].id");
        Browser.as(Role.DUTY_OWNER)
                .get("/watch/campaigns/" + sending.campaign)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("role=\"img\""),
                        containsString("<title id=\"counts-title-" + sending.carrier()),
                        containsString("<desc id=\"evidence-desc-" + sending.carrier()),
                        containsString("/holds/" + hold),
                        not(containsString("style="))));
        Browser.as(Role.DUTY_OWNER)
                .get("/watch/campaigns/" + sending.campaign + "/" + sending.carrier())
                .then()
                .statusCode(200)
                .body(containsString(texts.course()));
        Browser.as(Role.DUTY_OWNER)
                .get("/holds/" + hold)
                .then()
                .body(containsString("/watch/campaigns/" + sending.campaign));
        Browser.as(Role.DUTY_OWNER)
                .get("/registry/campaigns/" + sending.campaign)
                .then()
                .body(containsString("/watch/campaigns/" + sending.campaign));
        Browser.as(Role.AUDITOR)
                .get("/watch?state=held")
                .then()
                .body(containsString("/watch/campaigns/" + sending.campaign));
    }

    @Test
    void a_campaign_of_which_nothing_was_heard_says_what_has_to_come() {
        Sending sending = new Sending(1);
        Browser.as(Role.AUDITOR)
                .get("/watch/campaigns/" + sending.campaign)
                .then()
                .statusCode(200)
                .body(containsString(texts.noCampaignMeans()));
        Browser.as(Role.AUDITOR)
                .get("/watch/campaigns/" + sending.campaign + "/" + sending.carrier())
                .then()
                .statusCode(404);
        Browser.as(Role.AUDITOR).get("/watch?state=ill").then().statusCode(400);
    }

    @Test
    void a_client_sees_its_own_campaigns_and_nothing_of_what_is_usual() {
        Sending sending = new Sending(1);
        sending.tell(List.of(sending.report(0, "delivered-handset")));
        RequestSpecification own = Browser.as(Api.person(null, sending.client, Role.CAMPAIGN_SYSTEM));
        own.get("/watch")
                .then()
                .statusCode(200)
                .body(allOf(containsString(sending.campaign), not(containsString("/watch/baselines"))));
        own.get("/watch/campaigns/" + sending.campaign).then().statusCode(200);
        for (String path :
                new String[] {"/watch/baselines", "/watch/baselines/" + sending.carrier(), "/watch/settings"}) {
            own.get(path).then().statusCode(403);
        }
        RequestSpecification other = Browser.as(Api.person(null, Registry.client(), Role.CAMPAIGN_SYSTEM));
        other.get("/watch").then().statusCode(200).body(not(containsString(sending.campaign)));
        other.get("/watch/campaigns/" + sending.campaign).then().statusCode(404);
        other.get("/watch/campaigns/" + sending.campaign + "/" + sending.carrier())
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CARRIER", "PIPELINE"})
    void who_may_not_read_the_watch_by_api_may_not_here(Role role) {
        RequestSpecification somebody = role == Role.CARRIER ? Browser.asCarrier(Registry.carrier()) : Browser.as(role);
        for (String path : new String[] {"/watch", "/watch/baselines", "/watch/settings", "/watch/settings/edit"}) {
            somebody.get(path).then().statusCode(403);
        }
    }

    @Test
    void a_rate_is_stated_in_percent_and_stands_in_the_history_with_who_stated_it() {
        String carrier = Registry.carrier();
        Browser.as(Role.DUTY_OWNER)
                .formParam("version", "0")
                .formParam("failureRate@percent", "2,5")
                .post("/watch/baselines/" + carrier)
                .then()
                .statusCode(303);
        Api.admin().get("/api/v1/carriers/" + carrier + "/baseline").then().body("failureRate", equalTo(0.025f));
        Browser.as(Role.AUDITOR)
                .get("/watch/baselines/" + carrier)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("<strong>2.5%</strong>"), not(containsString("<form method=\"post\" class"))));
        Browser.as(Role.AUDITOR)
                .formParam("failureRate@percent", "3")
                .post("/watch/baselines/" + carrier)
                .then()
                .statusCode(403);
    }

    @Test
    void a_rate_beyond_its_bounds_is_refused_and_kept_in_the_form() {
        String carrier = Registry.carrier();
        for (String typed : new String[] {"31", "-1", "much"}) {
            Browser.as(Role.DUTY_OWNER)
                    .formParam("version", "0")
                    .formParam("failureRate@percent", typed)
                    .post("/watch/baselines/" + carrier)
                    .then()
                    .statusCode(400)
                    .body(allOf(containsString("id=\"faults\""), containsString("value=\"" + typed + "\"")));
        }
        Browser.as(Role.DUTY_OWNER)
                .formParam("version", "7")
                .formParam("failureRate@percent", "4")
                .post("/watch/baselines/" + carrier)
                .then()
                .statusCode(412);
    }

    private static RequestSpecification settings(RequestSpecification as, String minutes, String reason) {
        Map<String, Object> present = Api.admin()
                .get("/api/v1/watch/settings")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");
        present.forEach((name, value) -> {
            switch (name) {
                case "usualFailureRate" -> as.formParam(name + "@percent", "3");
                case "acknowledgeWithinMinutes" -> as.formParam(name + "@number", minutes);
                default -> as.formParam(name + "@number", value);
            }
        });
        return as.formParam("reason", reason);
    }

    @Test
    void the_watch_is_set_by_those_who_may_with_a_reason_that_stays_harmless() {
        String script = "<script>alert(1)</script>" + Api.code("reason");
        settings(Browser.as(Role.DUTY_OWNER), "29", script)
                .post("/watch/settings/edit")
                .then()
                .statusCode(303);
        Browser.as(Role.AUDITOR)
                .get("/watch/settings")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("29 min"),
                        containsString(script.replace("<", "&lt;").replace(">", "&gt;")),
                        not(containsString("<script>alert")),
                        not(containsString("/watch/settings/edit"))));
        settings(Browser.as(Role.ADMIN), "15", "As usual")
                .post("/watch/settings/edit")
                .then()
                .statusCode(303);
        settings(Browser.as(Role.CHANGE_MANAGER), "5", "No")
                .post("/watch/settings/edit")
                .then()
                .statusCode(403);
        Api.admin()
                .get("/api/v1/watch/settings/history?limit=1")
                .then()
                .body("items.settings.acknowledgeWithinMinutes", hasItem(15));
    }

    @Test
    void settings_beyond_their_bounds_are_refused_and_kept_in_the_form() {
        settings(Browser.as(Role.ADMIN), "1441", "Kept as typed")
                .post("/watch/settings/edit")
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("id=\"faults\""),
                        containsString("value=\"1441\""),
                        containsString("Kept as typed")));
        settings(Browser.as(Role.ADMIN), "30", "")
                .post("/watch/settings/edit")
                .then()
                .statusCode(400)
                .body(containsString("id=\"faults\""));
    }

    @Test
    void a_campaign_costs_as_many_statements_for_two_carriers_as_for_one() {
        Sending one = new Sending(1);
        one.tell(List.of(one.report(0, "delivered-handset")));
        Sending two = new Sending(2);
        two.tell(List.of(two.report(0, "delivered-handset"), two.report(1, "delivered-handset", two.carriers.get(1))));
        RequestSpecification auditor = Browser.as(Role.AUDITOR);
        long few = Statements.of(
                () -> auditor.get("/watch/campaigns/" + one.campaign).then().statusCode(200));
        assertThat(Statements.of(() ->
                        auditor.get("/watch/campaigns/" + two.campaign).then().statusCode(200)))
                .isEqualTo(few)
                .isLessThan(15);
    }
}
