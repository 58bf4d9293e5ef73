package org.countersign.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.regex.Pattern;
import org.countersign.access.Role;
import org.jspecify.annotations.Nullable;

/** Requests for pages as a browser sends them, for tests. */
public final class Browser {
    public static final String COOKIE = "countersign-session";

    private Browser() {}

    /** Of nobody who is signed in. */
    public static RequestSpecification anonymous() {
        return given().redirects()
                .follow(false)
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Sec-Fetch-Site", "same-origin")
                .contentType(ContentType.URLENC.withCharset("UTF-8"));
    }

    /** Of a fresh person with these roles. */
    public static RequestSpecification as(Role... roles) {
        return as(Api.person(null, null, roles));
    }

    /** Of a fresh contact of a carrier. */
    public static RequestSpecification asCarrier(String carrier) {
        return as(Api.person(carrier, null, Role.CARRIER));
    }

    /** Of the person with this login. */
    public static RequestSpecification as(String login) {
        return anonymous().cookie(COOKIE, cookie(login));
    }

    /** The value of a page's only input of this name. */
    public static String input(String page, String name) {
        List<String> values = Pattern.compile("name=\"" + Pattern.quote(name) + "\" value=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(values).as("inputs called %s", name).hasSize(1);
        return values.get(0);
    }

    private static @Nullable String cookie(String login) {
        return anonymous()
                .formParam("login", login)
                .formParam("password", Api.PASSWORD)
                .post("/sign-in")
                .then()
                .statusCode(303)
                .extract()
                .cookie(COOKIE);
    }
}
