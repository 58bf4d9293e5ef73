package org.countersign.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.jspecify.annotations.Nullable;

/** Requests to the API with credentials, for tests. */
public final class Api {
    public static final String PASSWORD = "correct horse battery staple";

    private Api() {}

    /** As the account made at first start. */
    public static RequestSpecification admin() {
        return as("admin", PASSWORD);
    }

    /** As a fresh person with these roles and no binding. */
    public static RequestSpecification as(Role... roles) {
        return as(person(null, null, roles), PASSWORD);
    }

    /** As a fresh contact of a carrier. */
    public static RequestSpecification asCarrier(String carrier) {
        return as(person(carrier, null, Role.CARRIER), PASSWORD);
    }

    /** As a fresh campaign system of one client. */
    public static RequestSpecification asClient(String client) {
        return as(person(null, client, Role.CAMPAIGN_SYSTEM), PASSWORD);
    }

    public static RequestSpecification as(String login, String password) {
        return given().auth().preemptive().basic(login, password).contentType(ContentType.JSON);
    }

    /** Makes a person and tells their login; the password is {@link #PASSWORD}. */
    public static String person(@Nullable String carrier, @Nullable String client, Role... roles) {
        return person(Language.EN, carrier, client, roles);
    }

    /** Makes a person who speaks this language and tells their login; the password is {@link #PASSWORD}. */
    public static String person(Language language, @Nullable String carrier, @Nullable String client, Role... roles) {
        String login = code("login");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("login", login);
        body.put("name", "Test Person");
        body.put("email", login + "@example.org");
        body.put("password", PASSWORD);
        body.put("roles", words(roles));
        body.put("carrier", carrier);
        body.put("client", client);
        body.put("language", language.tag());
        admin().body(body).post("/api/v1/people").then().statusCode(201);
        return login;
    }

    /** As a fresh API key with these roles and no binding. */
    public static RequestSpecification key(Role... roles) {
        return bearer(newKey(null, null, roles));
    }

    /** Makes an API key and tells it. */
    public static String newKey(@Nullable String carrier, @Nullable String client, Role... roles) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", code("key"));
        body.put("roles", words(roles));
        body.put("carrier", carrier);
        body.put("client", client);
        return admin().body(body)
                .post("/api/v1/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    public static RequestSpecification bearer(String key) {
        return given().header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }

    /** A code that no other test uses. */
    public static String code(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 13);
    }

    private static List<String> words(Role... roles) {
        return List.of(roles).stream().map(Role::word).toList();
    }
}
