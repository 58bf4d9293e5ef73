package org.countersign.testing;

import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.countersign.access.Role;

/** A {@link Scene} with a client under contract, a baseline release, and a campaign to all of its carriers. */
public final class LaunchScene {
    public static final String BASELINE = "2013.08";
    public static final String CAMPAIGN_NAME = "Relance <b>de septembre</b>";
    /** Of each carrier. */
    public static final int RECIPIENTS = 12_345;

    private final Scene scene;
    private final String client = Registry.client();
    private final String campaign = Api.code("campaign");

    public LaunchScene(int carriers) {
        scene = new Scene(carriers);
        Registry.contract(client, scene.platform());
        Api.admin()
                .contentType("application/merge-patch+json")
                .body(Map.of("baselineRelease", BASELINE))
                .patch("/api/v1/platforms/" + scene.platform())
                .then()
                .statusCode(200);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", campaign);
        body.put("client", client);
        body.put("platform", scene.platform());
        body.put("name", CAMPAIGN_NAME);
        body.put(
                "audience",
                IntStream.range(0, carriers)
                        .mapToObj(i -> Map.of("carrier", scene.carrier(i), "recipients", RECIPIENTS))
                        .toList());
        Api.admin().body(body).post("/api/v1/campaigns").then().statusCode(201);
    }

    public Scene scene() {
        return scene;
    }

    public String client() {
        return client;
    }

    public String campaign() {
        return campaign;
    }

    /** A change in effect already, which all carriers have to accept; tells its reference. */
    public String changeInEffect() {
        return changeFrom(Instant.now().minus(1, ChronoUnit.DAYS));
    }

    /** A change in effect from some time on, for two days, which all carriers have to accept; tells its reference. */
    public String changeFrom(Instant start) {
        Instant from = start.truncatedTo(ChronoUnit.SECONDS);
        return scene.declared(scene.content(
                "window",
                Map.of(
                        "start",
                        from.toString(),
                        "end",
                        from.plus(2, ChronoUnit.DAYS).toString())));
    }

    /** Puts a hold on the campaign; tells its id. */
    public String hold(String reason) {
        return Api.admin()
                .body(Map.of("scope", Map.of("campaign", campaign), "reason", reason))
                .post("/api/v1/holds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Asks in earnest; tells the decision's id. */
    public String decision() {
        return Api.as(Role.CAMPAIGN_SYSTEM)
                .body(Map.of("client", client, "platform", scene.platform(), "campaign", campaign))
                .post("/api/v1/preflight")
                .then()
                .statusCode(200)
                .body("decisionId", notNullValue())
                .extract()
                .path("decisionId");
    }

    /** The decisions about the campaign. */
    public ValidatableResponse decisions() {
        return Api.admin().get("/api/v1/decisions?campaign=" + campaign).then().statusCode(200);
    }

    /** The form's inputs for a question about the campaign. */
    public Map<String, String> inputs() {
        return Map.of(
                "client", client,
                "platform", scene.platform(),
                "campaign", campaign);
    }
}
