package org.countersign.ui.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.Registry;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProfilePagesTest {
    private static final String ANOTHER = "another long password";

    @Test
    void everybody_has_a_profile() {
        Browser.asCarrier(Registry.carrier()).get("/profile").then().statusCode(200);
        Browser.as(Role.PIPELINE).get("/profile").then().statusCode(200).body(containsString("deployment pipeline"));
        Browser.anonymous().get("/profile").then().statusCode(303);
    }

    @Test
    void whom_one_acts_for_is_told_by_name() {
        String carrier = Registry.carrier();
        Browser.asCarrier(carrier)
                .get("/profile")
                .then()
                .body(containsString("<a href=\"/registry/carriers/" + carrier + "\">Opérateur d&#39;essai 📱</a>"));
        String client = Registry.client();
        Browser.as(Api.person(null, client, Role.CAMPAIGN_SYSTEM))
                .get("/profile")
                .then()
                .body(containsString("<a href=\"/registry/clients/" + client + "\">Essai client</a>"));
    }

    @Test
    void an_api_key_has_none() {
        Api.key(Role.AUDITOR).accept("text/html").get("/profile").then().statusCode(403);
    }

    @Test
    void one_chooses_the_language_and_the_zone() {
        String login = Api.person(null, null, Role.AUDITOR);
        RequestSpecification browser = Browser.as(login);
        browser.formParam("language", "fr")
                .formParam("timeZone", "Asia/Tokyo")
                .post("/profile")
                .then()
                .statusCode(303);
        Browser.as(login)
                .get("/profile")
                .then()
                .body(allOf(containsString("<html lang=\"fr\">"), containsString("value=\"Asia/Tokyo\" selected")));

        Browser.as(login)
                .formParam("language", "fr")
                .formParam("timeZone", "")
                .post("/profile")
                .then()
                .statusCode(303);
        Browser.as(login).get("/profile").then().body(not(containsString("value=\"Asia/Tokyo\" selected")));
    }

    @Test
    void a_zone_that_is_none_is_refused() {
        for (String zone : new String[] {"Europe/Atlantis", "+02:00", "<script>"}) {
            Browser.as(Role.AUDITOR)
                    .formParam("language", "en")
                    .formParam("timeZone", zone)
                    .post("/profile")
                    .then()
                    .statusCode(400)
                    .body(allOf(containsString("id=\"f-timeZone-fault\""), not(containsString("<script>"))));
        }
    }

    @Test
    void another_password_ends_all_other_sessions_and_this_one_goes_on() {
        String login = Api.person(null, null, Role.AUDITOR);
        RequestSpecification other = Browser.as(login);
        Response changed = change(login, Api.PASSWORD, ANOTHER, ANOTHER);
        changed.then().statusCode(303);

        other.get("/").then().statusCode(303);
        Browser.anonymous()
                .cookie(Browser.COOKIE, changed.cookie(Browser.COOKIE))
                .get("/profile")
                .then()
                .statusCode(200);
        Api.as(login, Api.PASSWORD).get("/api/v1/changes").then().statusCode(401);
        Api.as(login, ANOTHER).get("/api/v1/changes").then().statusCode(200);
    }

    @Test
    void a_password_is_changed_only_by_who_knows_the_present_one_and_types_the_new_one_twice_alike() {
        String login = Api.person(null, null, Role.AUDITOR);
        change(login, "a wrong password", ANOTHER, ANOTHER)
                .then()
                .statusCode(400)
                .body(allOf(containsString("id=\"f-present-fault\""), not(containsString(ANOTHER))));
        change(login, Api.PASSWORD, ANOTHER, ANOTHER + "!")
                .then()
                .statusCode(400)
                .body(containsString("id=\"f-again-fault\""));
        change(login, Api.PASSWORD, "short", "short")
                .then()
                .statusCode(400)
                .body(containsString("id=\"f-password-fault\""));
        change(login, Api.PASSWORD, Api.PASSWORD, Api.PASSWORD)
                .then()
                .statusCode(400)
                .body(containsString("id=\"f-password-fault\""));
        Api.as(login, Api.PASSWORD).get("/api/v1/changes").then().statusCode(200);
    }

    @Test
    void guesses_at_the_present_password_lock_as_those_at_sign_in_do() {
        String login = Api.person(null, null, Role.AUDITOR);
        RequestSpecification browser = Browser.as(login)
                .formParam("present@secret", "a wrong password")
                .formParam("password@secret", ANOTHER)
                .formParam("again@secret", ANOTHER);
        for (int i = 0; i < 10; i++) {
            browser.post("/profile/password").then().statusCode(400);
        }
        browser.post("/profile/password").then().statusCode(429).body(containsString("Too many"));
    }

    @Test
    void one_ends_ones_other_sessions() {
        String login = Api.person(null, null, Role.AUDITOR);
        RequestSpecification here = Browser.as(login);
        RequestSpecification there = Browser.as(login);
        assertThat(here.get("/profile").asString()).contains("/profile/sessions");

        here.post("/profile/sessions").then().statusCode(303);

        there.get("/").then().statusCode(303);
        assertThat(here.get("/profile").then().statusCode(200).extract().asString())
                .doesNotContain("action=\"/profile/sessions\"");
    }

    private static Response change(String login, String present, String wanted, String again) {
        return Browser.as(login)
                .formParam("present@secret", present)
                .formParam("password@secret", wanted)
                .formParam("again@secret", again)
                .post("/profile/password");
    }
}
