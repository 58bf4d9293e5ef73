package org.countersign.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Facts;
import org.countersign.testing.Trouble;
import org.junit.jupiter.api.Test;

/** What people make of an incident, through the API. */
@QuarkusTest
class IncidentResourceTest {
    @Inject
    DataSource database;

    @Inject
    Facts facts;

    @Test
    void a_duty_owner_who_acknowledges_answers_for_it() {
        Trouble trouble = new Trouble();
        trouble.hold();
        String incident = trouble.incident();

        Trouble.move(trouble.owner(), incident, "acknowledge", Map.of("note", "On it."))
                .then()
                .statusCode(200)
                .body("status", equalTo("acknowledged"))
                .body("owner", startsWith("p-"))
                .body("acknowledgedAt", notNullValue())
                .header("ETag", notNullValue());

        assertThat(facts.about(incident)).last().satisfies(leaf -> {
            assertThat(leaf.path("kind").asText()).isEqualTo("incident-acknowledged");
            assertThat(leaf.path("data").path("late").asBoolean()).isFalse();
            assertThat(leaf.path("data").path("note").asText()).startsWith("sha256:");
        });
        Trouble.move(Api.as(Role.DUTY_OWNER), incident, "acknowledge", Map.of())
                .then()
                .statusCode(409)
                .body("type", endsWith("already-acknowledged"));
    }

    @Test
    void a_list_counts_what_the_dossier_shows() throws SQLException {
        Trouble trouble = new Trouble();
        trouble.hold();
        String incident = trouble.incident();
        Trouble.fill(incident, Incident.MOST_ALARMS);

        Api.as(Role.AUDITOR)
                .get(Trouble.INCIDENTS + "?campaign=" + trouble.campaign)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].reference", equalTo(incident))
                .body("items[0].alarmCount", equalTo(Incident.MOST_ALARMS))
                .body("items[0].holdCount", equalTo(1))
                .body("items[0].campaignCount", equalTo(Incident.MOST_ALARMS))
                .body("items[0].campaigns", hasSize(10))
                .body("items[0].clients", contains(trouble.client))
                .body("items[0].exposure.sent", equalTo(0))
                .body("items[0]", not(hasKey("alarms")))
                .body("items[0]", not(hasKey("suspects")))
                .body("items[0].exposure", not(hasKey("campaigns")));
        assertThat(Trouble.show(incident).getList("alarms")).hasSize(Incident.MOST_ALARMS);
        assertThat(Trouble.show(incident).getList("campaigns")).hasSize(Incident.MOST_ALARMS);
    }

    @Test
    void an_acknowledgement_needs_no_body() {
        Trouble trouble = new Trouble();
        trouble.hold();

        trouble.owner()
                .post(Trouble.INCIDENTS + "/" + trouble.incident() + "/acknowledge")
                .then()
                .statusCode(200);
    }

    @Test
    void no_key_and_nobody_but_duty_owners_acknowledges_and_the_attempt_is_on_record() {
        Trouble trouble = new Trouble();
        trouble.hold();
        String incident = trouble.incident();

        Trouble.move(Api.key(Role.DUTY_OWNER), incident, "acknowledge", Map.of())
                .then()
                .statusCode(403);
        for (Role role : List.of(Role.CHANGE_MANAGER, Role.AUDITOR, Role.CAMPAIGN_SYSTEM, Role.PIPELINE)) {
            Trouble.move(Api.as(role), incident, "acknowledge", Map.of()).then().statusCode(403);
        }

        assertThat(Trouble.show(incident).getString("status")).isEqualTo("open");
        assertThat(facts.kindsAbout(incident)).doesNotContain("incident-acknowledged");
    }

    @Test
    void carriers_and_campaign_systems_see_no_incidents() {
        Trouble trouble = new Trouble();
        trouble.hold();
        for (var stranger : List.of(Api.asCarrier(trouble.carrier), Api.asClient(trouble.client))) {
            stranger.get(Trouble.INCIDENTS).then().statusCode(403);
        }
        Api.as(Role.AUDITOR)
                .get(Trouble.INCIDENTS + "/" + trouble.incident())
                .then()
                .statusCode(200);
    }

    @Test
    void notes_are_kept_with_who_wrote_them_and_stand_in_the_ledger_as_commitments() {
        Trouble trouble = new Trouble();
        trouble.hold();
        String incident = trouble.incident();

        Trouble.move(trouble.owner(), incident, "notes", Map.of("note", "Called Orange's NOC 📞"))
                .then()
                .statusCode(201)
                .header("Location", endsWith(incident + "/notes"))
                .body("note", equalTo("Called Orange's NOC 📞"));
        Trouble.move(trouble.manager(), incident, "notes", Map.of("note", "They block our sender."))
                .then()
                .statusCode(201);

        Api.as(Role.AUDITOR)
                .get(Trouble.INCIDENTS + "/" + incident + "/notes")
                .then()
                .statusCode(200)
                .body("items.note", contains("They block our sender.", "Called Orange's NOC 📞"))
                .body("items.byName", everyItem(equalTo("Test Person")))
                .body("next", nullValue());
        assertThat(facts.about(incident).toString()).doesNotContain("NOC");
    }

    @Test
    void a_dossier_tells_that_the_client_was_informed_when_and_by_whom() {
        Trouble trouble = new Trouble();
        trouble.hold();
        String incident = trouble.incident();
        String at = Instant.now().minusSeconds(30).toString();

        Trouble.move(
                        trouble.manager(),
                        incident,
                        "clients-informed",
                        Map.of("at", at, "by", "Zoé Lefèvre", "note", "By telephone."))
                .then()
                .statusCode(200)
                .body("clientsInformed", hasSize(1))
                .body("clientsInformed[0].client", equalTo(trouble.client))
                .body("clientsInformed[0].by", equalTo("Zoé Lefèvre"))
                .body("clientsInformed[0].note", equalTo("By telephone."));

        JsonPath shown = Trouble.show(incident);
        assertThat(shown.getString("clientsInformed[0].by")).isEqualTo("Zoé Lefèvre");
        assertThat(facts.about(incident).toString()).doesNotContain("Zoé");
    }

    @Test
    void who_was_informed_is_checked() {
        Trouble trouble = new Trouble();
        trouble.hold();
        String incident = trouble.incident();
        Map<String, Map<String, Object>> faults = Map.of(
                "/at", Map.of("by", "Z", "at", Instant.now().plusSeconds(3600).toString()),
                "/client", Map.of("by", "Z", "client", "somebody-else"),
                "/by", Map.of("note", "x"));
        faults.forEach((pointer, body) -> Trouble.move(trouble.manager(), incident, "clients-informed", body)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer)));
        Trouble.move(trouble.manager(), incident, "clients-informed", Map.of("by", "Z", "at", "2012-01-01T00:00:00Z"))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/at"));
    }

    @Test
    void where_an_incident_touches_several_clients_the_one_informed_is_named() {
        Trouble first = new Trouble();
        Trouble second = first.beside();
        first.hold();
        second.hold(List.of(first.campaign), true);
        String incident = first.incident();

        Trouble.move(first.manager(), incident, "clients-informed", Map.of("by", "Z"))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/client"));
        Trouble.move(first.manager(), incident, "clients-informed", Map.of("by", "Z", "client", second.client))
                .then()
                .statusCode(200);
    }

    @Test
    void cause_corrective_actions_and_impact_are_stated_and_restated() {
        Trouble trouble = new Trouble();
        trouble.hold();
        String incident = trouble.incident();

        Trouble.move(trouble.manager(), incident, "cause", Map.of("cause", "Unknown yet."))
                .then()
                .statusCode(200);
        Trouble.move(trouble.manager(), incident, "cause", Map.of("cause", "Nobody told the carrier."))
                .then()
                .statusCode(200)
                .body("cause.cause", equalTo("Nobody told the carrier."));
        Trouble.move(
                        trouble.manager(),
                        incident,
                        "corrective-actions",
                        Map.of(
                                "actions",
                                List.of(
                                        Map.of("action", "Declare by pipeline.", "responsible", "Ops"),
                                        Map.of(
                                                "action", "Register the sender.",
                                                "due", "2030-01-01T00:00:00Z",
                                                "doneAt",
                                                        Instant.now()
                                                                .minusSeconds(1)
                                                                .toString()))))
                .then()
                .statusCode(200)
                .body("correctiveActions.action", contains("Declare by pipeline.", "Register the sender."));
        Trouble.move(
                        trouble.manager(),
                        incident,
                        "impact",
                        Map.of("recipients", 170_000, "harmed", 41_000, "putRight", 25_000, "note", "Estimated."))
                .then()
                .statusCode(200)
                .body("impact.harmed", equalTo(41_000));

        JsonPath shown = Trouble.show(incident);
        assertThat(shown.getString("cause.cause")).isEqualTo("Nobody told the carrier.");
        assertThat(shown.getString("correctiveActions[0].responsible")).isEqualTo("Ops");
        assertThat(shown.getString("correctiveActions[1].doneAt")).isNotNull();
        assertThat(shown.getInt("impact.recipients")).isEqualTo(170_000);
        assertThat(shown.getString("impact.note")).isEqualTo("Estimated.");
        assertThat(facts.kindsAbout(incident))
                .containsExactly(
                        "incident-opened",
                        "incident-cause-set",
                        "incident-cause-set",
                        "incident-corrective-actions-set",
                        "incident-impact-set");
    }

    @Test
    void a_cause_may_name_a_change_that_there_is() {
        Trouble trouble = new Trouble();
        trouble.hold();

        Trouble.move(trouble.manager(), trouble.incident(), "cause", Map.of("cause", "x", "change", "CHG-1990-9999"))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/change"));
    }

    @Test
    void what_is_done_is_not_done_in_the_future() {
        Trouble trouble = new Trouble();
        trouble.hold();

        Trouble.move(
                        trouble.manager(),
                        trouble.incident(),
                        "corrective-actions",
                        Map.of("actions", List.of(Map.of("action", "x", "doneAt", "2150-01-01T00:00:00Z"))))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/actions/0/doneAt"));
    }

    @Test
    void two_people_close_an_incident() {
        Trouble trouble = new Trouble();
        String hold = trouble.hold();
        String incident = trouble.incident();
        trouble.settle(incident, hold);

        Trouble.move(trouble.owner(), incident, "close", Map.of("note", "All is well."))
                .then()
                .statusCode(200)
                .body("status", equalTo("closing-proposed"))
                .body("closingProposedBy", startsWith("p-"));
        Trouble.move(trouble.owner(), incident, "close", Map.of())
                .then()
                .statusCode(403)
                .body("detail", containsString("somebody else"));
        Trouble.move(Api.key(Role.DUTY_OWNER), incident, "close", Map.of())
                .then()
                .statusCode(403);
        Trouble.move(trouble.manager(), incident, "close", Map.of())
                .then()
                .statusCode(200)
                .body("status", equalTo("closed"))
                .body("closedAt", notNullValue());

        assertThat(facts.kindsAbout(incident)).endsWith("incident-closed");
        Trouble.move(trouble.owner(), incident, "notes", Map.of("note", "Too late."))
                .then()
                .statusCode(409)
                .body("incidentStatus", equalTo("closed"));
    }

    @Test
    void who_proposes_to_close_states_the_cause_with_it() {
        Trouble trouble = new Trouble();
        String incident = acknowledged(trouble);

        Trouble.move(trouble.owner(), incident, "close", Map.of("note", "All is well.", "cause", "Nobody told them."))
                .then()
                .statusCode(200)
                .body("status", equalTo("closing-proposed"))
                .body("cause.cause", equalTo("Nobody told them."))
                .body("cause.by", startsWith("p-"));
        Trouble.move(trouble.manager(), incident, "close", Map.of("note", "Agreed."))
                .then()
                .statusCode(200)
                .body("status", equalTo("closed"))
                .body("cause.cause", equalTo("Nobody told them."));

        assertThat(facts.kindsAbout(incident))
                .endsWith("incident-cause-set", "incident-closing-proposed", "incident-closed");
    }

    @Test
    void where_no_cause_is_stated_the_note_is_the_cause() {
        Trouble trouble = new Trouble();
        String incident = acknowledged(trouble);

        for (Map<String, String> silent : List.of(Map.<String, String>of(), Map.of("note", " "))) {
            Trouble.move(trouble.owner(), incident, "close", silent)
                    .then()
                    .statusCode(409)
                    .body("type", endsWith("no-cause"));
        }
        Trouble.move(trouble.owner(), incident, "close", Map.of("note", "A new sender was not registered."))
                .then()
                .statusCode(200)
                .body("cause.cause", equalTo("A new sender was not registered."));
    }

    @Test
    void a_note_takes_no_stated_causes_place_and_a_cause_does() {
        Trouble trouble = new Trouble();
        String hold = trouble.hold();
        String incident = trouble.incident();
        trouble.settle(incident, hold);

        Trouble.move(trouble.owner(), incident, "close", Map.of("note", "All is well."))
                .then()
                .statusCode(200)
                .body("cause.cause", equalTo("The carrier was not told."));
        Trouble.move(trouble.owner(), incident, "decline-closing", Map.of("reason", "Found more."))
                .then()
                .statusCode(200);
        Trouble.move(trouble.owner(), incident, "close", Map.of("cause", "A new sender was not registered."))
                .then()
                .statusCode(200)
                .body("cause.cause", equalTo("A new sender was not registered."));
    }

    @Test
    void who_agrees_to_close_changes_no_cause() {
        Trouble trouble = new Trouble();
        String incident = acknowledged(trouble);
        Map<String, String> found = Map.of("cause", "Nobody told them.");
        Trouble.move(trouble.owner(), incident, "close", found).then().statusCode(200);

        for (Map<String, String> other : List.of(Map.of("cause", "They forgot."), Map.of("change", "CHG-1990-9999"))) {
            Trouble.move(trouble.manager(), incident, "close", other)
                    .then()
                    .statusCode(409)
                    .body("type", endsWith("another-cause"));
        }
        Trouble.move(trouble.manager(), incident, "close", found)
                .then()
                .statusCode(200)
                .body("status", equalTo("closed"));
        assertThat(facts.kindsAbout(incident)).containsOnlyOnce("incident-cause-set");
    }

    @Test
    void a_cause_told_at_the_closing_is_checked_and_leaves_nothing_where_it_is_refused() {
        Trouble trouble = new Trouble();
        String incident = acknowledged(trouble);
        Map<String, Map<String, String>> faults = Map.of(
                "/change", Map.of("cause", "x", "change", "CHG-1990-9999"),
                "/cause", Map.of("cause", " "));

        faults.forEach((pointer, body) -> Trouble.move(trouble.owner(), incident, "close", body)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer)));
        Trouble.move(trouble.owner(), incident, "close", Map.of("change", "CHG-1990-9999"))
                .then()
                .statusCode(409)
                .body("type", endsWith("no-cause"));

        assertThat(facts.kindsAbout(incident)).doesNotContain("incident-cause-set", "incident-closing-proposed");
    }

    @Test
    void nothing_is_stated_of_an_incident_that_nobody_has_acknowledged_by_closing_it() {
        Trouble trouble = new Trouble();
        trouble.lift(trouble.hold());
        String incident = trouble.incident();

        Trouble.move(trouble.owner(), incident, "close", Map.of("cause", "Nobody told them."))
                .then()
                .statusCode(409)
                .body("type", endsWith("not-acknowledged"));

        assertThat(facts.kindsAbout(incident)).doesNotContain("incident-cause-set");
    }

    /** An incident whose holds are lifted and of which no cause is stated. */
    private static String acknowledged(Trouble trouble) {
        String hold = trouble.hold();
        String incident = trouble.incident();
        Trouble.move(trouble.owner(), incident, "acknowledge", Map.of()).then().statusCode(200);
        trouble.lift(hold);
        return incident;
    }

    @Test
    void what_was_only_warned_of_is_watched_anew_once_two_people_have_closed_the_incident() throws SQLException {
        Trouble trouble = new Trouble();
        Trouble beside = trouble.beside();
        submit(trouble, beside);
        warned(trouble);
        warned(beside);
        trouble.warn();
        String incident = trouble.incident();
        Trouble.move(trouble.owner(), incident, "acknowledge", Map.of()).then().statusCode(200);
        Trouble.move(trouble.owner(), incident, "cause", Map.of("cause", "A list of old numbers."))
                .then()
                .statusCode(200);
        Trouble.move(trouble.owner(), incident, "close", Map.of()).then().statusCode(200);
        assertThat(watched(trouble)).isEqualTo("warned 2000000.0");

        Trouble.move(trouble.manager(), incident, "close", Map.of()).then().statusCode(200);

        assertThat(watched(trouble)).isEqualTo("normal 0.0");
        // No alarm of the incident was about it.
        assertThat(watched(beside)).isEqualTo("warned 2000000.0");
    }

    private static void submit(Trouble... troubles) {
        Api.admin()
                .body(Arrays.stream(troubles)
                        .map(trouble -> Map.of(
                                "campaign",
                                trouble.campaign,
                                "messageId",
                                "m-1",
                                "carrier",
                                trouble.carrier,
                                "submittedAt",
                                Instant.now().toString()))
                        .toList())
                .post("/api/v1/submissions")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(troubles.length));
    }

    /** As after so much evidence; once the watch has looked, which would write its own. */
    private void warned(Trouble trouble) throws SQLException {
        await().atMost(Duration.ofMinutes(1)).until(() -> isLookedAt(trouble));
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update watch_stream set level = 1, evidence = 2000000"
                                + " where campaign = (select id from watch_campaign where code = ?)")) {
            update.setString(1, trouble.campaign);
            assertThat(update.executeUpdate()).isOne();
        }
    }

    private boolean isLookedAt(Trouble trouble) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select count(*) from watch_campaign" + " where code = ? and (due_on is null or due_on > ?)")) {
            select.setString(1, trouble.campaign);
            select.setObject(2, OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(30));
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getInt(1) > 0;
            }
        }
    }

    private static String watched(Trouble trouble) {
        JsonPath carrier = Api.admin()
                .get("/api/v1/watch?campaign=" + trouble.campaign)
                .jsonPath()
                .setRootPath("carriers[0]");
        return carrier.getString("state") + " " + carrier.getDouble("evidence");
    }

    @Test
    void it_closes_only_acknowledged_with_a_cause_and_without_holds() {
        Trouble trouble = new Trouble();
        String hold = trouble.hold();
        String incident = trouble.incident();

        expectConflict(trouble, incident, "hold-stands");
        trouble.lift(hold);
        expectConflict(trouble, incident, "not-acknowledged");
        Trouble.move(trouble.owner(), incident, "acknowledge", Map.of()).then().statusCode(200);
        expectConflict(trouble, incident, "no-cause");
        Trouble.move(trouble.owner(), incident, "cause", Map.of("cause", "Found."))
                .then()
                .statusCode(200);

        Trouble.move(trouble.owner(), incident, "close", Map.of()).then().statusCode(200);
    }

    private static void expectConflict(Trouble trouble, String incident, String type) {
        Trouble.move(trouble.owner(), incident, "close", Map.of())
                .then()
                .statusCode(409)
                .body("type", endsWith(type));
    }

    @Test
    void whoever_declines_lets_it_go_on() {
        Trouble trouble = new Trouble();
        String hold = trouble.hold();
        String incident = trouble.incident();
        trouble.settle(incident, hold);
        Trouble.move(trouble.owner(), incident, "decline-closing", Map.of("reason", "Not yet."))
                .then()
                .statusCode(409)
                .body("type", endsWith("not-proposed"));
        Trouble.move(trouble.owner(), incident, "close", Map.of()).then().statusCode(200);

        Trouble.move(trouble.manager(), incident, "decline-closing", Map.of("reason", "Orange still fails."))
                .then()
                .statusCode(200)
                .body("status", equalTo("acknowledged"))
                .body("closingProposedBy", nullValue());
    }

    @Test
    void another_alarm_voids_the_proposal_to_close() {
        Trouble trouble = new Trouble();
        String hold = trouble.hold();
        String incident = trouble.incident();
        trouble.settle(incident, hold);
        Trouble.move(trouble.owner(), incident, "close", Map.of()).then().statusCode(200);

        trouble.warn();

        assertThat(Trouble.show(incident).getString("status")).isEqualTo("acknowledged");
        Trouble.move(trouble.owner(), incident, "close", Map.of()).then().statusCode(200);

        trouble.hold();

        assertThat(Trouble.show(incident).getString("status")).isEqualTo("open");
        Trouble.move(trouble.owner(), incident, "acknowledge", Map.of()).then().statusCode(200);
        expectConflict(trouble, incident, "hold-stands");
    }

    @Test
    void a_stale_version_changes_nothing() {
        Trouble trouble = new Trouble();
        trouble.hold();
        String incident = trouble.incident();
        String tag = Api.admin().get(Trouble.INCIDENTS + "/" + incident).header("ETag");
        trouble.owner()
                .header("If-Match", tag)
                .body(Map.of())
                .post(Trouble.INCIDENTS + "/" + incident + "/acknowledge")
                .then()
                .statusCode(200);

        trouble.owner()
                .header("If-Match", tag)
                .body(Map.of("note", "Stale."))
                .post(Trouble.INCIDENTS + "/" + incident + "/notes")
                .then()
                .statusCode(412);
    }

    @Test
    void the_same_key_repeats_the_first_answer() {
        Trouble trouble = new Trouble();
        trouble.hold();
        String incident = trouble.incident();
        String key = Api.code("key");
        for (int i = 0; i < 2; i++) {
            trouble.owner()
                    .header("Idempotency-Key", key)
                    .body(Map.of("note", "Once."))
                    .post(Trouble.INCIDENTS + "/" + incident + "/notes")
                    .then()
                    .statusCode(201);
        }

        assertThat(facts.kindsAbout(incident)).containsOnlyOnce("incident-noted");
    }

    @Test
    void the_list_is_filtered_and_paged() {
        Trouble one = new Trouble();
        Trouble two = new Trouble(one.platform, new Trouble().carrier);
        one.hold();
        two.warn();
        String first = one.incident();
        String second = two.incident();

        list("platform=" + one.platform).body("items.reference", contains(second, first));
        list("platform=" + one.platform + "&level=warned").body("items.reference", contains(second));
        list("platform=" + one.platform + "&status=acknowledged").body("items", empty());
        list("platform=" + one.platform + "&open=false").body("items", empty());
        list("carrier=" + two.carrier).body("items.reference", contains(second));
        list("client=" + one.client).body("items.reference", contains(first));
        list("campaign=" + two.campaign).body("items.reference", contains(second));
        String next = list("platform=" + one.platform + "&limit=1")
                .body("items.reference", contains(second))
                .extract()
                .path("next");
        list("platform=" + one.platform + "&limit=1&after=" + next)
                .body("items.reference", contains(first))
                .body("next", nullValue());
        for (String bad : List.of("status=x", "level=x", "open=x", "carrier=%C3%A9", "nothing=1")) {
            Api.admin().get(Trouble.INCIDENTS + "?" + bad).then().statusCode(400);
        }
    }

    private static ValidatableResponse list(String query) {
        return Api.admin().get(Trouble.INCIDENTS + "?" + query).then().statusCode(200);
    }

    @Test
    void the_timeline_is_the_ledgers_with_its_alarms_and_holds_and_their_texts() {
        Trouble trouble = new Trouble();
        String hold = trouble.hold();
        String incident = trouble.incident();
        Trouble.move(trouble.owner(), incident, "acknowledge", Map.of()).then().statusCode(200);
        Trouble.move(
                        trouble.manager(),
                        incident,
                        "corrective-actions",
                        Map.of("actions", List.of(Map.of("action", "Declare it."))))
                .then()
                .statusCode(200);
        trouble.lift(hold);

        Response timeline = Api.as(Role.AUDITOR).get(Trouble.INCIDENTS + "/" + incident + "/timeline");

        timeline.then()
                .statusCode(200)
                .body(
                        "items.kind",
                        contains(
                                "hold-lifted",
                                "incident-corrective-actions-set",
                                "incident-acknowledged",
                                "incident-opened",
                                "anomaly-raised",
                                "hold-placed"))
                .body("items[0].data.reason", equalTo("Repaired."))
                .body("items[1].data.actions[0].action", equalTo("Declare it."))
                .body("items[1].byName", equalTo("Test Person"));
        String next = Api.admin()
                .get(Trouble.INCIDENTS + "/" + incident + "/timeline?limit=4")
                .then()
                .extract()
                .path("next");
        Api.admin()
                .get(Trouble.INCIDENTS + "/" + incident + "/timeline?limit=4&after=" + next)
                .then()
                .body("items.kind", contains("anomaly-raised", "hold-placed"));
    }

    @Test
    void an_unknown_incident_is_not_found() {
        Api.admin().get(Trouble.INCIDENTS + "/INC-1990-9999").then().statusCode(404);
        Api.admin().get(Trouble.INCIDENTS + "/x").then().statusCode(400);
        Trouble.move(Api.as(Role.DUTY_OWNER), "INC-1990-9999", "acknowledge", Map.of())
                .then()
                .statusCode(404);
    }
}
