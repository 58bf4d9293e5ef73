package org.countersign.ui.calendar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.Registry;
import org.countersign.testing.Scene;
import org.countersign.testing.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CalendarPagesTest {
    /** A year that no other test plans in. */
    private static final String MONDAY = "2031-03-03";

    private static final String SCRIPT = "<script>alert(1)</script>";

    private Scene scene;
    private String client;

    @BeforeEach
    void aPlatformAndAClient() {
        scene = new Scene(1);
        client = Registry.client();
    }

    @Test
    void all_that_happens_in_a_week_stands_on_its_page_and_not_on_the_next() {
        String change = change("2031-03-05T20:00:00Z", "2031-03-05T22:00:00Z");
        String contract = Registry.contract(client, scene.platform(), "2030-01-01T00:00:00Z", "2031-03-07T00:00:00Z");
        String campaign = campaign("2031-03-06T07:00:00Z");
        protect("2031-03-04T00:00:00Z", "2031-03-05T00:00:00Z");

        String week = page(MONDAY, "week");
        assertThat(week)
                .contains(
                        "href=\"/changes/" + change + "\"",
                        "href=\"/registry/contracts/" + contract + "\"",
                        "href=\"/registry/campaigns/" + campaign + "\"",
                        "href=\"/registry/clients/" + client + "#",
                        "ends in this time")
                .doesNotContain(SCRIPT, ">conflict<");
        assertThat(page("2031-03-11", "week")).doesNotContain(change, contract, campaign, client);
        assertThat(page("2031-03-11", "month")).contains(change, contract, campaign, client);
    }

    @Test
    void a_window_in_a_protected_period_is_a_conflict_and_its_part_is_drawn() {
        Registry.contract(client, scene.platform());
        protect("2031-03-05T21:00:00Z", "2031-03-09T00:00:00Z");
        change("2031-03-05T20:00:00Z", "2031-03-05T22:00:00Z");

        // In Paris the window is from 21:00 to 23:00 on the third day, and the period begins at 22:00.
        assertThat(page(MONDAY, "week"))
                .contains(">conflict<", "protected period of <a href=\"/registry/clients/" + client + "\"")
                .contains("d=\"M4140 .5H4260\"", "bar-clash\" d=\"M4200 .5H4260\"");
    }

    @Test
    void a_lifted_period_is_gone_and_so_is_its_conflict() {
        protect("2031-03-05T21:00:00Z", "2031-03-09T00:00:00Z");
        String change = change("2031-03-05T20:00:00Z", "2031-03-05T22:00:00Z");
        String periods = "/api/v1/clients/" + client + "/protected-periods";
        String id = Api.admin().get(periods).path("items[0].id");
        assertThat(page(MONDAY, "week")).contains("#" + id, ">conflict<");

        Api.admin()
                .body(Map.of("reason", SCRIPT))
                .post(periods + "/" + id + "/lift")
                .then()
                .statusCode(200);

        assertThat(page(MONDAY, "week")).contains(change).doesNotContain(id, ">conflict<");
    }

    @Test
    void two_windows_at_the_same_time_name_each_other() {
        String first = change("2031-03-05T20:00:00Z", "2031-03-05T22:00:00Z");
        String second = change("2031-03-05T21:00:00Z", "2031-03-05T23:00:00Z");

        assertThat(page(MONDAY, "week"))
                .contains("same time as <a href=\"/changes/" + first + "\"")
                .contains("same time as <a href=\"/changes/" + second + "\"");
    }

    @Test
    void a_window_that_began_months_ago_and_has_not_ended_is_there() {
        String change = change("2030-06-01T00:00:00Z", "2031-03-20T00:00:00Z");
        assertThat(page(MONDAY, "week")).contains(change, "d=\"M0 .5H10080\"");
    }

    @Test
    void what_was_withdrawn_is_gone() {
        String change = change("2031-03-05T20:00:00Z", "2031-03-05T22:00:00Z");
        scene.move(change, "withdraw").then().statusCode(200);
        assertThat(page(MONDAY, "week")).doesNotContain(change);
    }

    @Test
    void a_carrier_sees_what_was_declared_to_it_only() {
        String declared = change("2031-03-05T20:00:00Z", "2031-03-05T22:00:00Z");
        String draft = scene.draft(content("2031-03-06T20:00:00Z", "2031-03-06T22:00:00Z"));

        assertThat(page(Browser.asCarrier(scene.carrier(0)), MONDAY, "week"))
                .contains(declared)
                .doesNotContain(draft);
        assertThat(page(Browser.asCarrier(Registry.carrier()), MONDAY, "week")).doesNotContain(declared, draft);
    }

    @Test
    void a_campaign_system_sees_the_affairs_of_its_client_only() {
        String campaign = campaign("2031-03-06T07:00:00Z");
        String contract = Registry.contract(client, scene.platform());
        String other = Api.person(null, Registry.client(), Role.CAMPAIGN_SYSTEM);
        String own = Api.person(null, client, Role.CAMPAIGN_SYSTEM);

        assertThat(page(Browser.as(other), MONDAY, "week")).doesNotContain(campaign, contract);
        assertThat(page(Browser.as(own), MONDAY, "week")).contains(campaign, contract);
    }

    @Test
    void it_begins_with_the_present_week() {
        ZoneId zone = ZoneId.of("Europe/Paris");
        LocalDate before = LocalDate.now(zone);
        Response page = Browser.as(Role.AUDITOR).get("/calendar");
        LocalDate after = LocalDate.now(zone);

        // The day may end meanwhile.
        page.then()
                .statusCode(200)
                .body(allOf(
                        anyOf(containsString("value=\"" + before + "\""), containsString("value=\"" + after + "\"")),
                        containsString("class=\"track-now\"")));
    }

    @Test
    void one_goes_back_and_on_and_keeps_the_platform() {
        assertThat(page("2031-03-15", "month"))
                .contains(
                        "href=\"/calendar?from=2031-02-28&amp;view=month&amp;platform=" + scene.platform() + "\"",
                        "href=\"/calendar?from=2031-04-01&amp;view=month&amp;platform=" + scene.platform() + "\"",
                        "href=\"/calendar?from=2031-03-15&amp;view=week&amp;platform=" + scene.platform() + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=tomorrow", "from=2013-02-30", "from=0001-01-01", "from=2200-01-01", "view=year"})
    void what_makes_no_sense_is_told_on_a_page(String query) {
        Browser.as(Role.AUDITOR)
                .get("/calendar?" + query)
                .then()
                .statusCode(400)
                .body(allOf(containsString("That request makes no sense"), not(containsString("Exception"))));
    }

    @Test
    void a_full_week_takes_as_many_statements_as_one_with_one_change() {
        change("2031-03-05T20:00:00Z", "2031-03-05T22:00:00Z");
        campaign("2031-03-06T07:00:00Z");
        RequestSpecification reader = Browser.as(Role.AUDITOR);
        Runnable week = () -> page(reader, MONDAY, "week");
        long one = Statements.of(week);
        for (int i = 0; i < 8; i++) {
            change("2031-03-05T20:00:00Z", "2031-03-05T22:00:00Z");
            campaign("2031-03-06T07:00:00Z");
            protect("2031-03-04T00:00:00Z", "2031-03-05T00:00:00Z");
        }
        assertThat(Statements.of(week)).isLessThanOrEqualTo(one).isLessThan(25);
    }

    private String change(String start, String end) {
        return scene.declared(content(start, end));
    }

    private Map<String, Object> content(String start, String end) {
        Map<String, Object> content = scene.content("window", Map.of("start", start, "end", end));
        content.put("title", SCRIPT);
        return content;
    }

    private String campaign(String launchAt) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", Api.code("campaign"));
        body.put("name", SCRIPT);
        body.put("client", client);
        body.put("platform", scene.platform());
        body.put("launchAt", launchAt);
        Api.admin().body(body).post("/api/v1/campaigns").then().statusCode(201);
        return String.valueOf(body.get("code"));
    }

    private void protect(String from, String until) {
        if (Api.admin()
                .get("/api/v1/contracts?client=" + client)
                .jsonPath()
                .getList("items")
                .isEmpty()) {
            Registry.contract(client, scene.platform());
        }
        Api.admin()
                .body(Map.of("from", from, "until", until, "reason", SCRIPT))
                .post("/api/v1/clients/" + client + "/protected-periods")
                .then()
                .statusCode(201);
    }

    private String page(String from, String view) {
        return page(Browser.as(Role.AUDITOR), from, view);
    }

    private String page(RequestSpecification reader, String from, String view) {
        return given().spec(reader)
                .queryParam("from", from)
                .queryParam("view", view)
                .queryParam("platform", scene.platform())
                .get("/calendar")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
