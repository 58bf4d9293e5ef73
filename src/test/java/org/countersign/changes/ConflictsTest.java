package org.countersign.changes;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.countersign.testing.Api;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConflictsTest {

    @Test
    void two_changes_in_force_on_one_platform_whose_windows_overlap_show_each_other() {
        Scene scene = new Scene(1);
        Map<String, Object> content = scene.content();
        String one = scene.declared(content);
        String other = scene.draft(content);

        scene.show(other)
                .then()
                .body("conflicts.kind", contains("overlap"))
                .body("conflicts.change", contains(one))
                .body("conflicts.justified", contains(false));
        // A draft is nobody's conflict.
        scene.show(one).then().body("conflicts", empty());
    }

    @Test
    void a_conflict_does_not_forbid_declaring_and_the_note_justifies_it() {
        Scene scene = new Scene(1);
        Map<String, Object> content = scene.content();
        scene.declared(content);
        String other = scene.draft(content);

        scene.move(other, "declare", Map.of("note", "Both are made by the same team."))
                .then()
                .statusCode(200)
                .body("conflicts.justified", contains(true))
                .body("justification", equalTo("Both are made by the same team."));
    }

    @Test
    void a_change_that_is_over_is_nobodys_conflict() {
        Scene scene = new Scene(1);
        Map<String, Object> content = scene.content();
        String one = scene.declared(content);
        String other = scene.declared(content);
        scene.move(one, "withdraw").then().statusCode(200);

        scene.show(other).then().body("conflicts", empty());
    }

    @Test
    void a_window_that_starts_sooner_than_agreed_with_a_carrier_is_short_notice() {
        Scene scene = new Scene(2);
        Instant soon = Instant.now().plus(1, ChronoUnit.DAYS);
        String reference = scene.declared(scene.content(
                "window",
                Map.of(
                        "start",
                        soon.toString(),
                        "end",
                        soon.plus(1, ChronoUnit.HOURS).toString())));

        scene.show(reference)
                .then()
                .body("conflicts.kind", contains("short-notice", "short-notice"))
                .body("conflicts.noticeDays", contains(5, 5));
        // People of a carrier are told of their own notice only.
        scene.contact(0)
                .get(Scene.CHANGES + "/" + reference)
                .then()
                .body("conflicts", hasSize(1))
                .body("conflicts.carrier", contains(scene.carrier(0)));
    }

    @Test
    void a_window_in_a_protected_period_of_a_client_of_the_platform_is_a_conflict() {
        Scene scene = new Scene(1);
        String client = client(scene.platform());
        Instant from = Instant.now().plus(9, ChronoUnit.DAYS);
        protect(client, from, from.plus(5, ChronoUnit.DAYS));
        protect(client, from.plus(30, ChronoUnit.DAYS), from.plus(35, ChronoUnit.DAYS));
        // Another client's critical time on another platform does not matter.
        protect(client(new Scene(0).platform()), from, from.plus(5, ChronoUnit.DAYS));

        scene.show(scene.draft(scene.content()))
                .then()
                .body("conflicts.kind", contains("protected-period"))
                .body("conflicts.client", contains(client));
    }

    private static String client(String platform) {
        String client = Api.code("client");
        Api.admin()
                .body(Map.of("code", client, "name", "A client"))
                .post("/api/v1/clients")
                .then()
                .statusCode(201);
        Api.admin()
                .body(Map.of(
                        "code",
                        Api.code("contract"),
                        "client",
                        client,
                        "platform",
                        platform,
                        "from",
                        "2012-07-01T00:00:00Z",
                        "until",
                        "2190-07-01T00:00:00Z"))
                .post("/api/v1/contracts")
                .then()
                .statusCode(201);
        return client;
    }

    private static void protect(String client, Instant from, Instant until) {
        Api.admin()
                .body(Map.of("from", from.toString(), "until", until.toString(), "reason", "The end of the month."))
                .post("/api/v1/clients/" + client + "/protected-periods")
                .then()
                .statusCode(201);
    }
}
