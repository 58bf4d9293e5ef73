package org.countersign.changes;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.countersign.testing.Api;
import org.countersign.testing.Registry;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConflictsTest {
    private final Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);

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

    @Test
    void clients_without_a_contract_on_the_platform_at_that_time_have_no_say() {
        Scene scene = new Scene(1);
        String client = Registry.client();
        protect(client, in(9), in(14));
        Registry.contract(client, Registry.platform());
        Registry.contract(client, scene.platform(), "2012-01-01T00:00:00Z", in(10).toString());

        scene.show(scene.draft(scene.content("window", window(in(10), in(11)))))
                .then()
                .body("conflicts", empty());
    }

    @Test
    void a_window_that_ends_when_a_period_begins_does_not_touch_it() {
        Scene scene = new Scene(1);
        protect(client(scene.platform()), in(9), in(14));

        scene.show(scene.draft(scene.content("window", window(in(8), in(9)))))
                .then()
                .body("conflicts", empty());
        scene.show(scene.draft(scene.content("window", window(in(14), in(15)))))
                .then()
                .body("conflicts", empty());
    }

    @Test
    void a_conflict_follows_an_amended_period_at_once() {
        Scene scene = new Scene(1);
        String client = client(scene.platform());
        String period = protect(client, in(20), in(25));
        String change = scene.declared(scene.content("window", window(in(10), in(11))));
        scene.show(change).then().body("conflicts", empty());

        amend(client, period, Map.of("from", in(10).toString()));
        scene.show(change)
                .then()
                .body("conflicts.kind", contains("protected-period"))
                .body("conflicts.until", contains(in(25).toString()));

        amend(client, period, Map.of("from", in(11).toString()));
        scene.show(change).then().body("conflicts", empty());
    }

    @Test
    void a_lifted_period_is_nobodys_conflict() {
        Scene scene = new Scene(1);
        String client = client(scene.platform());
        String period = protect(client, in(9), in(14));
        protect(client, in(8), in(14));
        String change = scene.declared(scene.content("window", window(in(10), in(11))));

        Api.admin()
                .body(Map.of("reason", "Set for the wrong month."))
                .post("/api/v1/clients/" + client + "/protected-periods/" + period + "/lift")
                .then()
                .statusCode(200);

        scene.show(change)
                .then()
                .body("conflicts.kind", contains("protected-period"))
                .body("conflicts.from", contains(in(8).toString()));
    }

    @Test
    void the_list_shows_of_each_change_its_own_conflicts_the_earliest_first() {
        Scene scene = new Scene(1);
        String later = scene.declared(scene.content("window", window(in(12), in(14))));
        String earlier = scene.declared(scene.content("window", window(in(8), in(10))));
        String both = scene.draft(scene.content("window", window(in(9), in(13))));
        String none = scene.draft(scene.content("window", window(in(20), in(21))));

        scene.manager()
                .get(Scene.CHANGES + "?platform=" + scene.platform())
                .then()
                .body("items.reference", contains(none, both, earlier, later))
                .body("items.conflicts.change", contains(List.of(), List.of(earlier, later), List.of(), List.of()));
    }

    private Instant in(int days) {
        return today.plus(days, ChronoUnit.DAYS);
    }

    private static Map<String, String> window(Instant start, Instant end) {
        return Map.of("start", start.toString(), "end", end.toString());
    }

    private static String client(String platform) {
        String client = Registry.client();
        Registry.contract(client, platform);
        return client;
    }

    private static void amend(String client, String period, Map<String, String> given) {
        Api.admin()
                .body(given)
                .patch("/api/v1/clients/" + client + "/protected-periods/" + period)
                .then()
                .statusCode(200);
    }

    /** Tells the id of the period. */
    private static String protect(String client, Instant from, Instant until) {
        return Api.admin()
                .body(Map.of("from", from.toString(), "until", until.toString(), "reason", "The end of the month."))
                .post("/api/v1/clients/" + client + "/protected-periods")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
