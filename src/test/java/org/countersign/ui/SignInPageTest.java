package org.countersign.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignInPageTest {
    private static final String COOKIE = "countersign-session";

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    @Test
    void who_is_not_signed_in_is_sent_to_the_sign_in_page_and_back() {
        String there = browser().get("/?a=b").then().statusCode(303).extract().header("Location");
        assertThat(there).endsWith("/sign-in?next=%2F%3Fa%3Db");

        browser()
                .urlEncodingEnabled(false)
                .get(there.substring(there.indexOf("/sign-in")))
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("value=\"/?a=b\""));
        signIn(Api.person(null, null, Role.AUDITOR), Api.PASSWORD, "/?a=b")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/?a=b"));
    }

    @Test
    void the_api_never_sends_anybody_elsewhere() {
        browser().header("Accept", "*/*").get("/api/v1/people").then().statusCode(401);
    }

    @Test
    void the_start_page_says_who_one_is() {
        String login = Api.person(null, null, Role.AUDITOR);
        session(login)
                .get("/")
                .then()
                .statusCode(200)
                .body(allOf(containsString("Test Person"), containsString("auditor")));
    }

    @Test
    void the_cookie_can_be_read_by_no_script_and_sent_by_no_other_site() {
        String cookie =
                signIn(Api.person(null, null, Role.AUDITOR), Api.PASSWORD, "/")
                        .headers()
                        .getValues("Set-Cookie")
                        .stream()
                        .filter(header -> header.startsWith(COOKIE))
                        .findFirst()
                        .orElseThrow();
        assertThat(cookie.toLowerCase(Locale.ROOT))
                .contains("; httponly", "; samesite=strict", "; path=/")
                .doesNotContain("; secure", "; expires", "; max-age");
    }

    @Test
    void a_wrong_password_is_told_on_the_page_without_saying_what_was_wrong() {
        String login = Api.person(null, null, Role.AUDITOR);
        String wrong = signIn(login, "a wrong password", "/")
                .then()
                .statusCode(401)
                .body(containsString("role=\"alert\""))
                .extract()
                .asString();
        String unknown = signIn(Api.code("login"), Api.PASSWORD, "/")
                .then()
                .statusCode(401)
                .extract()
                .asString();
        assertThat(wrong.replaceAll("value=\"login-[^\"]*\"", ""))
                .isEqualTo(unknown.replaceAll("value=\"login-[^\"]*\"", ""));
    }

    @Test
    void a_locked_login_is_told_to_wait() {
        String login = Api.person(null, null, Role.AUDITOR);
        for (int i = 0; i < 10; i++) {
            signIn(login, "a wrong password", "/").then().statusCode(401);
        }
        signIn(login, Api.PASSWORD, "/").then().statusCode(429).body(containsString("Too many"));
    }

    @Test
    void what_was_typed_is_shown_as_text_and_nothing_else() {
        signIn("\"><script>alert(1)</script>", "x", "\"><script>")
                .then()
                .statusCode(401)
                .body(not(containsString("<script>")));
    }

    @Test
    void nobody_is_sent_to_another_site_after_signing_in() {
        String login = Api.person(null, null, Role.AUDITOR);
        for (String next : List.of(
                "https://evil.example/", "//evil.example/", "/\\evil.example", "evil", "", "/a b", "/a\r\nX: y")) {
            Response answer = signIn(login, Api.PASSWORD, next);
            answer.then().statusCode(303);
            assertThat(answer.header("Location")).as(next).matches("http://localhost:\\d+/");
        }
    }

    @Test
    void another_site_cannot_sign_anybody_in() {
        given().header("Origin", "https://evil.example")
                .formParam("login", "admin")
                .formParam("password", Api.PASSWORD)
                .post("/sign-in")
                .then()
                .statusCode(403);
    }

    @Test
    void another_site_cannot_act_with_a_session() {
        String login = Api.person(null, null, Role.AUDITOR);
        String cookie = cookie(login);
        for (Header told : List.of(
                new Header("Origin", "https://evil.example"),
                new Header("Sec-Fetch-Site", "cross-site"),
                // No browser is silent of where a form comes from.
                new Header("X-Silent", "true"))) {
            given().redirects()
                    .follow(false)
                    .cookie(COOKIE, cookie)
                    .header(told)
                    .post("/sign-out")
                    .then()
                    .statusCode(403);
        }
        session(login).get("/").then().statusCode(200);
    }

    @Test
    void the_api_takes_a_session_for_reading_only() {
        String login = Api.person(null, null, Role.ADMIN);
        session(login).get("/api/v1/people").then().statusCode(200);
        session(login)
                .contentType("application/json")
                .body(Map.of())
                .post("/api/v1/people")
                .then()
                .statusCode(401);
    }

    @Test
    void who_signs_out_after_the_session_has_ended_is_sent_to_the_sign_in_page() {
        browser().post("/sign-out").then().statusCode(303).header("Location", endsWith("/sign-in"));
    }

    @Test
    void signing_out_ends_the_session_and_every_copy_of_it() {
        String login = Api.person(null, null, Role.AUDITOR);
        String here = cookie(login);
        String there = cookie(login);

        browser()
                .cookie(COOKIE, here)
                .post("/sign-out")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/sign-in"))
                .cookie(COOKIE, equalTo(""));

        browser().cookie(COOKIE, here).get("/").then().statusCode(303);
        browser().cookie(COOKIE, there).get("/").then().statusCode(200);
    }

    @Test
    void a_session_ends_when_the_account_is_disabled() {
        String login = Api.person(null, null, Role.AUDITOR);
        String cookie = cookie(login);
        amend(login, Map.of("disabled", true));
        browser().cookie(COOKIE, cookie).get("/").then().statusCode(303);

        amend(login, Map.of("disabled", false));
        browser().cookie(COOKIE, cookie).get("/").then().statusCode(303);
    }

    @Test
    void a_session_ends_when_the_password_changes() {
        String login = Api.person(null, null, Role.AUDITOR);
        String cookie = cookie(login);
        amend(login, Map.of("password", "another long password"));
        browser().cookie(COOKIE, cookie).get("/").then().statusCode(303);
    }

    @Test
    void changed_roles_count_at_once_in_a_session() {
        String login = Api.person(null, null, Role.ADMIN);
        String cookie = cookie(login);
        browser().cookie(COOKIE, cookie).get("/api/v1/people").then().statusCode(200);
        amend(login, Map.of("roles", List.of("auditor")));
        browser().cookie(COOKIE, cookie).get("/api/v1/people").then().statusCode(403);
    }

    @Test
    void no_session_lasts_longer_than_half_a_day() throws SQLException {
        String login = Api.person(null, null, Role.AUDITOR);
        String cookie = cookie(login);
        beginAt(login, clock.instant().minus(Duration.ofHours(12)).plusSeconds(60));
        browser().cookie(COOKIE, cookie).get("/").then().statusCode(200);
        beginAt(login, clock.instant().minus(Duration.ofHours(12)));
        browser().cookie(COOKIE, cookie).get("/").then().statusCode(303);
    }

    /** The clock stays where it is, because the ledger's would not come back with it. */
    private void beginAt(String login, Instant begun) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update page_session set begun_at = ? where person = (select id from person where login = ?)")) {
            update.setObject(1, begun.atOffset(ZoneOffset.UTC));
            update.setString(2, login);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void a_forged_cookie_is_as_good_as_none() {
        for (String cookie : List.of(
                "x", "", "AAAA", cookie(Api.person(null, null, Role.AUDITOR)).substring(4))) {
            browser().cookie(COOKIE, cookie).get("/").then().statusCode(303);
            browser().cookie(COOKIE, cookie).get("/sign-in").then().statusCode(200);
        }
    }

    @Test
    void the_page_speaks_the_language_of_the_reader() {
        browser()
                .header("Accept-Language", "fr-FR,fr;q=0.9")
                .get("/sign-in")
                .then()
                .body(allOf(containsString("<html lang=\"fr\">"), containsString("Mot de passe")));
        browser()
                .header("Accept-Language", "de")
                .get("/sign-in")
                .then()
                .body(allOf(containsString("<html lang=\"en\">"), containsString("Password")));
    }

    @Test
    void the_start_page_speaks_the_language_of_the_account() {
        String login = Api.person(null, null, Role.AUDITOR);
        amend(login, Map.of("language", "fr"));
        session(login)
                .header("Accept-Language", "en")
                .get("/")
                .then()
                .body(allOf(containsString("<html lang=\"fr\">"), containsString("Se déconnecter")));
    }

    @Test
    void every_answer_has_the_headers_that_restrain_browsers() {
        for (String path : List.of("/sign-in", "/api/v1/people", "/assets/countersign.css", "/q/health", "/nothing")) {
            browser()
                    .get(path)
                    .then()
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header(
                            "Content-Security-Policy",
                            allOf(
                                    containsString("default-src 'none'"),
                                    containsString("frame-ancestors 'none'"),
                                    not(containsString("unsafe"))))
                    .header("Referrer-Policy", equalTo("same-origin"));
        }
        browser().get("/sign-in").then().header("Cache-Control", equalTo("no-store"));
        browser()
                .get("/q/swagger-ui/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
    }

    @Test
    void pages_need_nothing_inline() {
        String page = browser().get("/sign-in").asString();
        assertThat(page)
                .doesNotContainPattern("<script(?! src=)")
                .doesNotContain("<style", " style=", " onclick=", "javascript:");
        browser().get("/assets/countersign.css").then().statusCode(200).contentType(containsString("text/css"));
        browser().get("/assets/countersign.svg").then().statusCode(200).contentType(containsString("image/svg+xml"));
    }

    @Test
    void every_field_of_the_form_has_a_label() {
        String page = browser().get("/sign-in").asString();
        assertThat(page)
                .contains("for=\"login\"", "id=\"login\"", "for=\"password\"", "id=\"password\"")
                .contains("autocomplete=\"username\"", "autocomplete=\"current-password\"");
    }

    private static RequestSpecification browser() {
        return given().redirects()
                .follow(false)
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Sec-Fetch-Site", "same-origin");
    }

    private static RequestSpecification session(String login) {
        return browser().cookie(COOKIE, cookie(login));
    }

    private static String cookie(String login) {
        return signIn(login, Api.PASSWORD, "/").then().statusCode(303).extract().cookie(COOKIE);
    }

    private static Response signIn(String login, String password, String next) {
        return browser()
                .formParam("login", login)
                .formParam("password", password)
                .formParam("next", next)
                .post("/sign-in");
    }

    private static void amend(String login, Map<String, Object> amendment) {
        String id = Api.admin()
                .queryParam("limit", 200)
                .get("/api/v1/people")
                .path("items.find { it.login == '" + login + "' }.id");
        Api.admin().body(amendment).patch("/api/v1/people/" + id).then().statusCode(200);
    }
}
