package org.countersign.ui.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.countersign.access.Role;
import org.countersign.canaries.ReleaseCanaryState;
import org.countersign.core.Language;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.Registry;
import org.countersign.ui.WebPages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages about canaries of releases, and the way to them from a launch that needs one. */
@QuarkusTest
class CanaryPagesTest {
    private final CanaryTexts texts = WebPages.texts(CanaryTexts.class, Language.EN);
    private String platform;
    private String carrier;
    private String client;
    private String campaign;

    @BeforeEach
    void makePlatform() {
        platform = Registry.platform("2013.06");
        carrier = Registry.carrier();
        client = Registry.client();
        Registry.interconnect(platform, carrier);
        Registry.contract(client, platform);
        campaign = Registry.campaign(client, platform);
    }

    /** Says by its form that the platform requires canaries. */
    private void require() {
        Browser.as(Role.CHANGE_MANAGER)
                .formParam("name", "Requires canaries")
                .formParam("baselineRelease/version", "2013.06")
                .formParam("canary", "after-release")
                .post("/registry/platforms/" + platform + "/edit")
                .then()
                .statusCode(303);
    }

    private String link() {
        return "platform=" + platform + "&amp;carrier=" + carrier;
    }

    @Test
    void the_form_of_a_platform_sets_the_policy_and_its_page_tells_it() {
        require();

        Api.admin().get("/api/v1/platforms/" + platform).then().body("canary", equalTo("after-release"));
        Browser.as(Role.AUDITOR)
                .get("/registry/platforms/" + platform)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("required after each release"),
                        containsString("/watch/canaries?platform=" + platform)));
        Browser.as(Role.CHANGE_MANAGER)
                .get("/registry/platforms/" + platform + "/edit")
                .then()
                .body(containsString("<option value=\"after-release\" selected>"));
    }

    @Test
    void a_launch_that_needs_one_leads_to_it_and_then_tells_that_it_runs() {
        require();
        Browser.as(Role.CHANGE_MANAGER)
                .get("/launch?campaign=" + campaign)
                .then()
                .statusCode(200)
                .body(containsString("/watch/canaries/new?" + link() + "&amp;campaign=" + campaign));
        Browser.as(Role.CHANGE_MANAGER)
                .get("/watch/canaries/new?platform=" + platform + "&carrier=" + carrier + "&campaign=" + campaign)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("value=\"" + platform + "\""),
                        containsString("value=\"" + carrier + "\""),
                        containsString("value=\"" + campaign + "\"")));

        start(Role.DUTY_OWNER);

        Browser.as(Role.CHANGE_MANAGER)
                .get("/launch?campaign=" + campaign)
                .then()
                .body(allOf(containsString("has not told yet"), containsString("/watch/canaries?" + link())));
        Browser.as(Api.person(null, client, Role.CAMPAIGN_SYSTEM))
                .get("/launch?campaign=" + campaign)
                .then()
                .statusCode(200)
                .body(allOf(containsString("has not told yet"), not(containsString("/watch/canaries"))));
    }

    private void start(Role role) {
        Browser.as(role)
                .formParam("platform", platform)
                .formParam("carrier", carrier)
                .formParam("campaign", campaign)
                .formParam("messages@number", "")
                .formParam("withinMinutes@number", "")
                .post("/watch/canaries/new")
                .then()
                .statusCode(303);
    }

    @Test
    void the_list_tells_how_far_each_one_is() {
        start(Role.CHANGE_MANAGER);

        Browser.as(Role.AUDITOR)
                .get("/watch/canaries?platform=" + platform)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString(">" + texts.state(ReleaseCanaryState.RUNNING) + "<"),
                        containsString("2013.06"),
                        containsString(texts.countsOf(0, 0, 30)),
                        not(containsString("/watch/canaries/new"))));
        Browser.as(Role.AUDITOR)
                .get("/watch/canaries?state=failed&platform=" + platform)
                .then()
                .statusCode(200)
                .body(containsString(texts.noSuchCanary()));
        Browser.as(Role.AUDITOR).get("/watch/canaries?state=nonsense").then().statusCode(400);
    }

    @Test
    void one_that_runs_is_cancelled_on_its_page() {
        start(Role.CHANGE_MANAGER);
        String canary = Api.admin().get("/api/v1/canaries?platform=" + platform).path("items[0].id");
        String page = "/watch/canaries/" + canary + "/cancel";
        Browser.as(Role.CHANGE_MANAGER)
                .get("/watch/canaries?platform=" + platform)
                .then()
                .body(containsString(page));
        Browser.as(Role.AUDITOR)
                .get("/watch/canaries?platform=" + platform)
                .then()
                .body(not(containsString(page)));
        Browser.as(Role.AUDITOR).get(page).then().statusCode(403);
        Browser.as(Role.DUTY_OWNER).get(page).then().statusCode(200).body(containsString(texts.cancelMeans()));

        Browser.as(Role.DUTY_OWNER).formParam("x", "").post(page).then().statusCode(303);

        Browser.as(Role.CHANGE_MANAGER)
                .get("/watch/canaries?platform=" + platform)
                .then()
                .body(allOf(
                        containsString(">" + texts.state(ReleaseCanaryState.CANCELLED) + "<"),
                        not(containsString(page))));
    }

    @Test
    void bad_input_is_shown_where_it_was_typed_and_starts_nothing() {
        Browser.as(Role.DUTY_OWNER)
                .formParam("platform", platform)
                .formParam("carrier", carrier)
                .formParam("campaign", Api.code("campaign"))
                .formParam("messages@number", "many")
                .post("/watch/canaries/new")
                .then()
                .statusCode(400)
                .body(containsString("value=\"many\""));
        Api.admin().get("/api/v1/canaries?platform=" + platform).then().body("items", equalTo(List.of()));
    }

    @Test
    void who_may_not_read_or_start_them_is_refused() {
        Browser.as(Role.PIPELINE).get("/watch/canaries").then().statusCode(403);
        Browser.as(Api.person(null, client, Role.CAMPAIGN_SYSTEM))
                .get("/watch/canaries")
                .then()
                .statusCode(403);
        Browser.as(Role.AUDITOR).get("/watch/canaries/new").then().statusCode(403);
    }

    @Test
    void the_states_have_words_in_both_languages() {
        CanaryTexts french = WebPages.texts(CanaryTexts.class, Language.FR);
        for (ReleaseCanaryState state : ReleaseCanaryState.values()) {
            assertThat(texts.state(state)).isNotBlank();
            assertThat(french.state(state)).isNotBlank().isNotEqualTo(texts.state(state));
        }
    }
}
