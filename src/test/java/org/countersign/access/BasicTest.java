package org.countersign.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.countersign.testing.Api;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BasicTest {
    private static final String PEOPLE = "/api/v1/people";

    @Test
    void a_wrong_password_and_an_unknown_login_get_the_same_answer() {
        String login = Api.person(null, null, Role.AUDITOR);
        String wrong = Api.as(login, "a wrong password")
                .get(PEOPLE)
                .then()
                .statusCode(401)
                .extract()
                .asString();
        String unknown = Api.as(Api.code("nobody"), Api.PASSWORD)
                .get(PEOPLE)
                .then()
                .statusCode(401)
                .extract()
                .asString();
        org.assertj.core.api.Assertions.assertThat(wrong).isEqualTo(unknown);
    }

    @Test
    void letters_with_accents_are_sent_in_utf8() {
        String login = Api.code("zoe");
        Api.admin()
                .body(Map.of(
                        "login", login,
                        "name", "Zoé",
                        "email", "zoe@example.org",
                        "password", "motdepasse-très-sûr",
                        "roles", List.of("auditor")))
                .post(PEOPLE)
                .then()
                .statusCode(201);

        basic(login + ":motdepasse-très-sûr", StandardCharsets.UTF_8).statusCode(403);
        // The same letters as a Mac decomposes them.
        basic(login + ":motdepasse-tre\u0300s-su\u0302r", StandardCharsets.UTF_8)
                .statusCode(403);
        basic(login + ":motdepasse-très-sûr", StandardCharsets.ISO_8859_1).statusCode(401);
    }

    @Test
    void a_password_may_hold_a_colon() {
        String login = Api.code("colon");
        Api.admin()
                .body(Map.of(
                        "login", login,
                        "name", "Colon",
                        "email", "c@example.org",
                        "password", "a:b:c:d:e:f:g",
                        "roles", List.of("auditor")))
                .post(PEOPLE)
                .then()
                .statusCode(201);
        Api.as(login, "a:b:c:d:e:f:g").get(PEOPLE).then().statusCode(403);
    }

    @Test
    void what_is_no_pair_of_login_and_password_is_refused() {
        for (String header : List.of("Basic", "Basic ", "Basic !!!", "Basic " + base64("nocolon"), "Digest x", "x")) {
            given().header("Authorization", header)
                    .get(PEOPLE)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", containsString("Basic"))
                    .body("type", equalTo("/problems/unauthorized"));
        }
    }

    @Test
    void a_request_that_another_site_caused_is_refused_whatever_the_browser_remembers() {
        for (Map<String, String> headers : List.of(
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"),
                Map.of("Origin", "https://evil.example"),
                Map.of("Origin", "null"))) {
            Api.admin().headers(headers).body(Map.of()).post(PEOPLE).then().statusCode(403);
            Api.admin().headers(headers).get(PEOPLE).then().statusCode(200);
        }
        Api.admin()
                .header("Sec-Fetch-Site", "same-origin")
                .body(Map.of())
                .post(PEOPLE)
                .then()
                .statusCode(400);
    }

    private static ValidatableResponse basic(String pair, Charset charset) {
        return given().header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(charset)))
                .get(PEOPLE)
                .then();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
