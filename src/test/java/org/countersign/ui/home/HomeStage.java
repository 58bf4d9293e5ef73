package org.countersign.ui.home;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Registry;
import org.countersign.testing.Scene;

/**
 * A platform whose change awaits carriers, with a campaign that is thereby blocked and has just launched. The change is older
 * than all that other tests have made, so that the home page, which shows the most urgent, shows it.
 */
final class HomeStage {
    private static final Instant BEGINNING =
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());

    final Scene scene = new Scene(2);
    final String client = Registry.client();
    final String campaign = Api.code("campaign");
    final String change;

    HomeStage() {
        Instant start = before(Instant.parse("2000-01-01T00:00:00Z"));
        Map<String, Object> content = scene.content("title", "Change of " + scene.platform());
        content.put(
                "window",
                Map.of(
                        "start",
                        start.toString(),
                        "end",
                        start.plus(1, ChronoUnit.HOURS).toString()));
        Api.admin()
                .contentType("application/merge-patch+json")
                .body(Map.of("baselineRelease", "2013.06"))
                .patch("/api/v1/platforms/" + scene.platform())
                .then()
                .statusCode(200);
        change = scene.declared(content);
        Registry.contract(client, scene.platform());
        register(campaign, Instant.now().minus(1, ChronoUnit.MINUTES));
    }

    /** Another campaign like it, so far ahead; tells its code. */
    String campaignAt(Duration ahead) {
        String code = Api.code("campaign");
        register(code, Instant.now().plus(ahead));
        return code;
    }

    private void register(String code, Instant launch) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("client", client);
        body.put("platform", scene.platform());
        body.put("name", "Essai " + code);
        body.put("launchAt", launch.truncatedTo(ChronoUnit.MILLIS).toString());
        body.put(
                "audience",
                List.of(
                        Map.of("carrier", scene.carrier(0), "recipients", 170_000),
                        Map.of("carrier", scene.carrier(1), "recipients", 210_000)));
        Api.admin().body(body).post("/api/v1/campaigns").then().statusCode(201);
    }

    /** The later it is called, the longer before. */
    private static Instant before(Instant time) {
        return time.minus(Duration.between(BEGINNING, Instant.now())).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Lets the campaign ask; tells the decision's id. */
    String asks() {
        return Api.as(Role.CAMPAIGN_SYSTEM)
                .body(Map.of("client", client, "platform", scene.platform(), "campaign", campaign))
                .post("/api/v1/preflight")
                .then()
                .statusCode(200)
                .extract()
                .path("decisionId");
    }

    /** Places a hold on the campaign; tells its id. */
    String holds(String reason) {
        return scene.manager()
                .body(Map.of("scope", Map.of("campaign", campaign), "reason", reason))
                .post("/api/v1/holds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Lets the time that the carriers had to acknowledge pass. */
    void isLate() {
        EntityManager entities = Arc.container().instance(EntityManager.class).get();
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update affected_carrier set asked_at = :at where change_id ="
                                + " (select c.id from platform_change c where c.reference = :reference)")
                        .setParameter(
                                "at",
                                before(Instant.parse("2000-01-01T00:00:00Z")).atOffset(ZoneOffset.UTC))
                        .setParameter("reference", change)
                        .executeUpdate());
    }
}
