package org.countersign.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
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
