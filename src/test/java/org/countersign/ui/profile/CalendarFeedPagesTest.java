package org.countersign.ui.profile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.Registry;
import org.junit.jupiter.api.Test;

/** The pages about one's own calendar, without a browser and so without JavaScript. */
@QuarkusTest
class CalendarFeedPagesTest {
    private static final String PATH = "/profile/calendar";
    private static final Pattern ADDRESS = Pattern.compile("http[^<\"]+\\.ics");
    private static final Pattern REVOKE = Pattern.compile("action=\"(/profile/calendar/[^/]+/revoke)\"");

    @Test
    void one_makes_an_address_that_is_shown_this_once_and_revokes_it() {
        RequestSpecification browser = Browser.asCarrier(Registry.carrier());
        browser.get("/profile").then().statusCode(200).body(containsString(PATH));

        String shown = browser.post(PATH).then().statusCode(200).extract().asString();
        String address = found(ADDRESS, shown);
        given().get(address).then().statusCode(200).body(containsString("BEGIN:VCALENDAR"));

        String list = browser.get(PATH).then().statusCode(200).extract().asString();
        assertThat(list).doesNotContain(".ics");
        Matcher revoke = REVOKE.matcher(list);
        assertThat(revoke.find()).isTrue();
        browser.post(revoke.group(1)).then().statusCode(303);
        given().get(address).then().statusCode(404);
        browser.get(PATH).then().statusCode(200).body(not(containsString("/revoke")));
    }

    @Test
    void a_form_that_is_sent_twice_makes_one_address() {
        String login = Api.person(null, null, Role.AUDITOR);
        RequestSpecification browser = Browser.as(login);
        String once = Browser.input(browser.get(PATH).asString(), "once");

        browser.formParam("once", once).post(PATH).then().statusCode(200);
        browser.formParam("once", once).post(PATH).then().statusCode(303);

        Api.as(login, Api.PASSWORD).get("/api/v1/calendar/feeds").then().body("items.size()", equalTo(1));
    }

    @Test
    void who_has_all_the_addresses_there_may_be_is_told_so() {
        RequestSpecification browser = Browser.as(Role.AUDITOR);
        for (int i = 0; i < 5; i++) {
            browser.post(PATH).then().statusCode(200);
        }

        browser.post(PATH).then().statusCode(409).body(containsString("5 addresses already"));
    }

    @Test
    void nobody_revokes_anothers_address_here() {
        String id = Api.as(Role.AUDITOR).post("/api/v1/calendar/feeds").path("id");

        Browser.as(Role.AUDITOR).post(PATH + "/" + id + "/revoke").then().statusCode(404);
        Api.admin().get("/api/v1/calendar/feeds/" + id).then().statusCode(200);
    }

    @Test
    void administrators_see_who_has_an_address_and_revoke_it() {
        String login = Api.person(null, null, Role.AUDITOR);
        String url = Api.as(login, Api.PASSWORD).post("/api/v1/calendar/feeds").path("url");
        String person =
                Api.as(login, Api.PASSWORD).get("/api/v1/calendar/feeds").path("items[0].person");
        RequestSpecification admin = Browser.as(Role.ADMIN);
        String list = admin.get("/administration/calendars?limit=200").asString();
        assertThat(list).contains("/administration/people/" + person).doesNotContain(".ics");

        String id = Api.as(login, Api.PASSWORD).get("/api/v1/calendar/feeds").path("items[0].id");
        assertThat(list).contains("/administration/calendars/" + id + "/revoke");
        admin.post("/administration/calendars/" + id + "/revoke").then().statusCode(303);

        given().get(url).then().statusCode(404);
        Browser.as(Role.CHANGE_MANAGER).get("/administration/calendars").then().statusCode(403);
    }

    @Test
    void an_api_key_has_no_calendar() {
        Api.key(Role.AUDITOR).accept("text/html").get(PATH).then().statusCode(403);
        Browser.anonymous().get(PATH).then().statusCode(303);
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group();
    }
}
