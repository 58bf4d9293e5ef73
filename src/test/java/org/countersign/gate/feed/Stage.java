package org.countersign.gate.feed;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Scene;

/** A {@link Scene} with a client who has a contract on its platform, a baseline release, and campaigns to ask about. */
final class Stage {
    static final String PREFLIGHT = "/api/v1/preflight";
    static final String BASELINE = "2013.08";

    private final Scene scene;
    private final String client;
    private final Supplier<RequestSpecification> asker;

    /** With so many carriers; a person asks. */
    Stage(int carriers) {
        this(carriers, asPerson(Api.person(null, null, Role.CAMPAIGN_SYSTEM)));
    }

    private static Supplier<RequestSpecification> asPerson(String login) {
        return () -> Api.as(login, Api.PASSWORD);
    }

    Stage(int carriers, Supplier<RequestSpecification> asker) {
        this.asker = asker;
        scene = new Scene(carriers);
        client = newClient();
        contract(client, Instant.now().minus(1, ChronoUnit.DAYS), Instant.now().plus(365, ChronoUnit.DAYS));
        Api.admin()
                .contentType("application/merge-patch+json")
                .body(Map.of("baselineRelease", BASELINE))
                .patch("/api/v1/platforms/" + scene.platform())
                .then()
                .statusCode(200);
    }

    Scene scene() {
        return scene;
    }

    String client() {
        return client;
    }

    static String newClient() {
        String code = Api.code("client");
        Api.admin()
                .body(Map.of("code", code, "name", "A client"))
                .post("/api/v1/clients")
                .then()
                .statusCode(201);
        return code;
    }

    void contract(String of, Instant from, Instant until) {
        Api.admin()
                .body(Map.of(
                        "code", Api.code("contract"),
                        "client", of,
                        "platform", scene.platform(),
                        "from", from.truncatedTo(ChronoUnit.SECONDS).toString(),
                        "until", until.truncatedTo(ChronoUnit.SECONDS).toString()))
                .post("/api/v1/contracts")
                .then()
                .statusCode(201);
    }

    /** Says that this release runs. */
    void deploy(String release) {
        Api.as(Role.PIPELINE)
                .body(Map.of("version", release))
                .post("/api/v1/platforms/" + scene.platform() + "/releases")
                .then()
                .statusCode(201);
    }

    RequestSpecification asker() {
        return asker.get();
    }

    /** A question about a fresh campaign, to be altered at will. */
    Map<String, Object> question() {
        return question(Api.code("campaign"));
    }

    Map<String, Object> question(String campaign) {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("client", client);
        question.put("platform", scene.platform());
        question.put("campaign", campaign);
        return question;
    }

    static Map<String, Object> with(Map<String, Object> question, String property, Object value) {
        Map<String, Object> other = new LinkedHashMap<>(question);
        other.put(property, value);
        return other;
    }

    static List<Map<String, Object>> audience(String carrier, long recipients) {
        return List.of(Map.of("carrier", carrier, "recipients", recipients));
    }

    Response ask(Map<String, Object> question) {
        return asker().body(question).post(PREFLIGHT);
    }
}
