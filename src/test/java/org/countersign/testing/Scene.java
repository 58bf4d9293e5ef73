package org.countersign.testing;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.jspecify.annotations.Nullable;

/** A fresh platform that is linked to fresh carriers, and changes of it; for tests that start the application. */
public final class Scene {
    public static final String CHANGES = "/api/v1/changes";

    private static final int NOTICE_DAYS = 5;
    private static final int ACKNOWLEDGE_WITHIN_HOURS = 48;

    private final String platform = Api.code("platform");
    private final List<String> carriers = new ArrayList<>();
    private final Instant start = Instant.now().plus(10, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    private final String manager = Api.person(null, null, Role.CHANGE_MANAGER);

    /** A platform with so many carriers. */
    public Scene(int carriers) {
        Api.admin()
                .body(Map.of("code", platform, "name", "A platform"))
                .post("/api/v1/platforms")
                .then()
                .statusCode(201);
        for (int i = 0; i < carriers; i++) {
            String carrier = newCarrier();
            link(carrier);
            this.carriers.add(carrier);
        }
    }

    public String platform() {
        return platform;
    }

    /** When the windows of its changes start. */
    public Instant start() {
        return start;
    }

    /** The code of one of the carriers, counted from 0. */
    public String carrier(int which) {
        return carriers.get(which);
    }

    /** The login of the one change manager of the scene. */
    public String managerLogin() {
        return manager;
    }

    /** As the one change manager of the scene. */
    public RequestSpecification manager() {
        return Api.as(manager, Api.PASSWORD);
    }

    /** As a fresh contact of one of the carriers. */
    public RequestSpecification contact(int carrier) {
        return Api.asCarrier(carrier(carrier));
    }

    /** A carrier that is linked to nothing. */
    public static String newCarrier() {
        String code = Api.code("carrier");
        Api.admin()
                .body(Map.of("code", code, "name", "A carrier", "country", "FR", "plmns", List.of(Registry.plmn())))
                .post("/api/v1/carriers")
                .then()
                .statusCode(201);
        return code;
    }

    /** Links a carrier to the platform. */
    public void link(String carrier) {
        Api.admin()
                .body(Map.of("noticeDays", NOTICE_DAYS, "acknowledgeWithinHours", ACKNOWLEDGE_WITHIN_HOURS))
                .put("/api/v1/platforms/" + platform + "/interconnects/" + carrier)
                .then()
                .statusCode(201);
    }

    /** Ends the link of a carrier to the platform. */
    public void unlink(String carrier) {
        Api.admin()
                .delete("/api/v1/platforms/" + platform + "/interconnects/" + carrier)
                .then()
                .statusCode(204);
    }

    /** The content of a change in ten days' time, the same each time; to be altered at will. */
    public Map<String, Object> content() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("platform", platform);
        content.put("title", "Désanonymisation des envois");
        content.put("description", "The sender's name takes the place of the short code.");
        content.put("kind", "normal");
        content.put("category", "sender-identity");
        content.put("effects", List.of(Map.of("attribute", "sender", "before", "36000", "after", "POLEEMPLOI")));
        content.put(
                "window",
                Map.of(
                        "start",
                        start.toString(),
                        "end",
                        start.plus(2, ChronoUnit.HOURS).toString()));
        return content;
    }

    /** The content with one more property, or another value for it. */
    public Map<String, Object> content(String property, Object value) {
        Map<String, Object> content = content();
        content.put(property, value);
        return content;
    }

    /** A draft with this content; tells its reference. */
    public String draft(Map<String, Object> content) {
        return manager()
                .body(content)
                .post(CHANGES)
                .then()
                .statusCode(201)
                .extract()
                .path("reference");
    }

    /** A declared change with this content; tells its reference. */
    public String declared(Map<String, Object> content) {
        String reference = draft(content);
        move(reference, "declare").then().statusCode(200);
        return reference;
    }

    /** A declared change; tells its reference. */
    public String declared() {
        return declared(content());
    }

    /** Asks for a transition as the manager. */
    public Response move(String reference, String transition) {
        return move(reference, transition, Map.of());
    }

    /** Asks for a transition as the manager. */
    public Response move(String reference, String transition, Map<String, ?> step) {
        return manager().body(step).post(CHANGES + "/" + reference + "/" + transition);
    }

    /** Amends a change as the manager. */
    public Response amend(String reference, Map<String, Object> content, boolean editorial) {
        Map<String, Object> revision = new LinkedHashMap<>(content);
        revision.put("editorial", editorial);
        revision.put("reason", "The window was wrong.");
        return manager().body(revision).post(CHANGES + "/" + reference + "/revisions");
    }

    /** Makes a revision from which the manager wants to leave a carrier out; it is still asked. */
    public void proposeExclusion(String reference, int carrier) {
        List<Map<String, String>> exclusions =
                List.of(Map.of("carrier", carrier(carrier), "justification", "Not concerned."));
        amend(reference, content("exclude", exclusions), false).then().statusCode(201);
    }

    /** Agrees, as another manager, that the carrier is left out. */
    public void approveExclusion(String reference, int carrier) {
        Api.as(Role.CHANGE_MANAGER)
                .post(CHANGES + "/" + reference + "/exclusions/" + carrier(carrier) + "/approve")
                .then()
                .statusCode(200);
    }

    /** The change as the manager sees it. */
    public Response show(String reference) {
        return manager().get(CHANGES + "/" + reference);
    }

    /** Lets a carrier say something of revision 1. */
    public Response signOff(String reference, int carrier, String decision) {
        return signOff(reference, carrier, 1, decision, null);
    }

    /** Lets a carrier say something. */
    public Response signOff(String reference, int carrier, int revision, String decision, @Nullable String reason) {
        Map<String, Object> word = new LinkedHashMap<>();
        word.put("revision", revision);
        word.put("decision", decision);
        word.put("reason", reason);
        return contact(carrier).body(word).post(CHANGES + "/" + reference + "/sign-offs");
    }
}
