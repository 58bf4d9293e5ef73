package org.countersign.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.countersign.access.Role;
import org.countersign.platforms.Platforms;
import org.countersign.testing.Api;
import org.countersign.testing.AtOnce;
import org.countersign.testing.Browser;
import org.countersign.testing.Facts;
import org.countersign.testing.Registry;
import org.countersign.testing.Scene;
import org.countersign.testing.Trouble;
import org.countersign.watch.Sending;
import org.junit.jupiter.api.Test;

/** That every alarm has its incident, and what the incident tells of it. */
@QuarkusTest
class OpeningTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Facts facts;

    @Inject
    Suspects suspects;

    @Inject
    Platforms platforms;

    @Inject
    Clock clock;

    @Test
    void a_hold_of_the_watch_opens_an_incident_with_the_evidence() {
        Sending sending = new Sending(2);
        sending.submit(IntStream.range(0, 60).mapToObj(sending::submission).toList());
        sending.tell(IntStream.range(0, 60)
                .mapToObj(i -> sending.report(i, i < 20 ? "delivered-handset" : "undeliverable"))
                .toList());

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(sending.watch().getString("state")).isEqualTo("held"));

        JsonPath incident = only(sending.campaign);
        assertThat(incident.getString("reference")).matches("INC-\\d{4}-\\d{4,}");
        assertThat(incident.getString("status")).isEqualTo("open");
        assertThat(incident.getString("level")).isEqualTo("held");
        assertThat(incident.getString("carrier")).isEqualTo(sending.carrier());
        assertThat(incident.getBoolean("link")).isFalse();
        assertThat(incident.getList("clients")).containsExactly(sending.client);
        assertThat(Instant.parse(incident.getString("onset"))).isEqualTo(sending.sentAt(20));
        assertThat(incident.getString("alarms[-1].level")).isEqualTo("held");
        assertThat(incident.getInt("alarms[-1].failed")).isPositive();
        assertThat(incident.getDouble("alarms[-1].chance")).isBetween(0.0, 1e-5);
        assertThat(incident.getString("alarms[-1].firstBad.messageId")).isEqualTo("m-20");
        assertThat(incident.getString("alarms[-1].firstBad.state")).isEqualTo("undeliverable");
        assertThat(incident.getInt("exposure.sent")).isEqualTo(60);
        assertThat(incident.getInt("exposure.failed")).isEqualTo(40);
        assertThat(incident.getList("holds.standing")).containsExactly(true);
        assertThat(Instant.parse(incident.getString("acknowledgeBy")))
                .isAfter(Instant.parse(incident.getString("openedAt")));
        assertThat(facts.kindsAbout(incident.getString("reference"))).startsWith("incident-opened");
    }

    @Test
    void silence_began_with_the_first_message_of_which_nothing_was_heard() {
        Sending sending = new Sending(1);
        sending.submit(IntStream.range(0, 170).mapToObj(sending::submission).toList());
        sending.tell(IntStream.range(0, 20)
                .mapToObj(i -> sending.report(i, "delivered-handset"))
                .toList());

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(sending.watch().getString("state")).isEqualTo("held"));

        JsonPath incident = only(sending.campaign);
        assertThat(Instant.parse(incident.getString("onset"))).isEqualTo(sending.sentAt(20));
        assertThat(incident.getString("alarms[-1].firstBad.messageId")).isEqualTo("m-20");
        assertThat(incident.getInt("exposure.pending")).isEqualTo(150);
    }

    private static JsonPath only(String campaign) {
        List<String> references = Api.admin()
                .get(Trouble.INCIDENTS + "?campaign=" + campaign)
                .then()
                .statusCode(200)
                .extract()
                .path("items.reference");
        assertThat(references).hasSize(1);
        return Trouble.show(references.get(0));
    }

    @Test
    void the_replay_of_2013_opens_an_incident_at_orange_and_suspects_the_change_that_nobody_countersigned() {
        Scene scene = new Scene(4);
        String accepted = effective(scene, "Another routing", 1);
        IntStream.range(0, 4)
                .forEach(carrier ->
                        scene.signOff(accepted, carrier, "accepted").then().statusCode(201));
        String secret = effective(scene, "Désanonymisation des envois", 14);
        IntStream.range(1, 4)
                .forEach(carrier ->
                        scene.signOff(secret, carrier, "accepted").then().statusCode(201));
        String client = Registry.client();
        String campaign = Api.code("campaign");
        Api.admin()
                .body(Map.of(
                        "code",
                        campaign,
                        "client",
                        client,
                        "platform",
                        scene.platform(),
                        "name",
                        "Relance actualisation de septembre 2013",
                        "audience",
                        List.of(
                                Map.of("carrier", scene.carrier(0), "recipients", 170_000),
                                Map.of("carrier", scene.carrier(1), "recipients", 200_000),
                                Map.of("carrier", scene.carrier(2), "recipients", 140_000),
                                Map.of("carrier", scene.carrier(3), "recipients", 140_000))))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201);
        // What was accepted after the first bad message had not been when it mattered.
        Instant began = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<Map<String, Object>> submissions = new ArrayList<>();
        List<Map<String, Object>> reports = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int carrier = i % 4;
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("campaign", campaign);
            line.put("messageId", "m-" + i);
            line.put("carrier", scene.carrier(carrier));
            line.put("submittedAt", began.plusNanos(10_000L * i).toString());
            submissions.add(line);
            Map<String, Object> report = new LinkedHashMap<>(line);
            report.put("state", carrier == 0 ? "rejected" : "delivered-handset");
            report.put("reason", carrier == 0 ? "sender-unregistered" : "none");
            report.put("doneAt", began.plusNanos(10_000L * i).toString());
            reports.add(report);
        }
        Api.admin().body(submissions).post(Sending.SUBMISSIONS).then().statusCode(200);
        Api.admin().body(reports).post(Sending.REPORTS).then().statusCode(200);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(only(campaign).getString("level")).isEqualTo("held"));

        JsonPath incident = only(campaign);
        assertThat(incident.getString("carrier")).isEqualTo(scene.carrier(0));
        assertThat(incident.getString("suspects[0].change")).isEqualTo(secret);
        assertThat(incident.getString("suspects[0].suspicion")).isEqualTo("unsigned");
        assertThat(incident.getString("suspects[0].signOff")).isEqualTo("pending");
        assertThat(incident.getString("suspects[1].change")).isEqualTo(accepted);
        assertThat(incident.getString("suspects[1].suspicion")).isEqualTo("signed");
        assertThat(incident.getInt("exposure.sent")).isEqualTo(100);
        assertThat(incident.getInt("exposure.toGo")).isEqualTo(169_900);
        assertThat(Instant.parse(incident.getString("onset")))
                .isEqualTo(Instant.parse(String.valueOf(submissions.get(0).get("submittedAt"))));
    }

    /** A declared change that came into effect so many hours ago. */
    private static String effective(Scene scene, String title, int hoursAgo) {
        return effective(scene, title, Instant.now().minus(Duration.ofHours(hoursAgo)));
    }

    private static String effective(Scene scene, String title, Instant start) {
        Map<String, Object> content = scene.content("title", title);
        content.put("window", window(start));
        return scene.declared(content);
    }

    private static Map<String, Object> window(Instant start) {
        return Map.of(
                "start",
                start.toString(),
                "end",
                start.plus(Duration.ofHours(2)).toString());
    }

    @Test
    void a_release_that_nobody_declared_is_suspect_too() {
        String platform = Registry.platform("2013.08");
        Registry.report(platform, "2013.09");
        Trouble trouble = new Trouble(platform, Registry.carrier());

        trouble.hold();

        JsonPath incident = Trouble.show(trouble.incident());
        assertThat(incident.getString("suspects[0].release.version")).isEqualTo("2013.09");
        assertThat(incident.getString("suspects[0].change")).isNull();
        assertThat(incident.getString("suspects[0].suspicion")).isEqualTo("unsigned");
    }

    @Test
    void a_change_that_is_rolled_back_after_the_onset_stays_suspect() {
        Scene scene = new Scene(1);
        String undone = effective(scene, "Undone", 5);
        scene.move(undone, "implement").then().statusCode(200);
        scene.move(undone, "roll-back").then().statusCode(200);
        String standing = effective(scene, "Standing", 50);
        Trouble trouble = new Trouble(scene.platform(), scene.carrier(0));

        trouble.hold();

        assertThat(Trouble.show(trouble.incident()).getList("suspects.change")).containsExactly(undone, standing);
    }

    @Test
    void a_change_that_is_withdrawn_after_the_onset_stays_suspect_and_with_it_the_release_that_it_declared() {
        Scene scene = new Scene(1);
        Map<String, Object> content = scene.content("title", "Taken back");
        content.put("window", window(clock.instant().minus(Duration.ofHours(5))));
        content.put("release", "2013.09-withdrawn");
        String withdrawn = scene.declared(content);
        Registry.report(scene.platform(), "2013.09-withdrawn");
        scene.move(withdrawn, "withdraw").then().statusCode(200);
        String planned = effective(scene, "Not yet", clock.instant().plus(Duration.ofDays(20)));
        scene.move(planned, "withdraw").then().statusCode(200);
        Trouble trouble = new Trouble(scene.platform(), scene.carrier(0));

        trouble.hold();

        assertThat(Trouble.show(trouble.incident()).getList("suspects.change")).containsExactly(withdrawn);
    }

    @Test
    void a_change_that_was_withdrawn_before_the_onset_is_no_suspect() {
        Scene scene = new Scene(1);
        String withdrawn = effective(scene, "Taken back", 5);
        scene.move(withdrawn, "withdraw").then().statusCode(200);

        assertThat(suspects(scene, clock.instant())).isEmpty();
    }

    private List<Suspect> suspects(Scene scene, Instant onset) {
        return QuarkusTransaction.requiringNew()
                .call(() -> suspects.of(
                        platforms.require(scene.platform()), Registry.carrier(), onset, onset.plusSeconds(1)));
    }

    @Test
    void a_change_that_was_rolled_back_before_the_onset_is_no_suspect() {
        Scene scene = new Scene(1);
        String undone = effective(scene, "Undone", 5);
        scene.move(undone, "implement").then().statusCode(200);
        scene.move(undone, "roll-back").then().statusCode(200);
        String elsewhere = effective(scene, "Standing", 50);

        List<Suspect> found = suspects(scene, clock.instant());

        assertThat(found).extracting(Suspect::change).containsExactly(elsewhere);
        assertThat(found).extracting(Suspect::suspicion).containsExactly(Suspicion.ELSEWHERE);
    }

    @Test
    void a_warning_opens_an_incident_without_a_deadline_and_the_hold_joins_it() {
        Trouble trouble = new Trouble();
        trouble.warn();
        JsonPath warned = Trouble.show(trouble.incident());
        assertThat(warned.getString("level")).isEqualTo("warned");
        assertThat(warned.getString("acknowledgeBy")).isNull();

        trouble.hold();

        JsonPath held = Trouble.show(trouble.incident());
        assertThat(held.getString("reference")).isEqualTo(warned.getString("reference"));
        assertThat(held.getString("level")).isEqualTo("held");
        assertThat(held.getString("acknowledgeBy")).isNotNull();
        assertThat(held.getList("alarms.level")).containsExactly("warned", "held");
        assertThat(facts.kindsAbout(held.getString("reference"))).containsExactly("incident-opened", "incident-joined");
    }

    @Test
    void who_has_acknowledged_a_warning_is_asked_once_more_when_launches_are_held() {
        Trouble trouble = new Trouble();
        trouble.warn();
        Trouble.move(trouble.owner(), trouble.incident(), "acknowledge", Map.of())
                .then()
                .statusCode(200);

        trouble.hold();

        JsonPath held = Trouble.show(trouble.incident());
        assertThat(held.getString("status")).isEqualTo("open");
        assertThat(held.getString("acknowledgedAt")).isNull();
        assertThat(held.getString("acknowledgeBy")).isNotNull();
        Trouble.move(trouble.owner(), trouble.incident(), "acknowledge", Map.of())
                .then()
                .statusCode(200);
    }

    @Test
    void who_has_acknowledged_that_the_link_is_held_is_not_asked_for_each_campaign() {
        Trouble first = new Trouble();
        first.hold();
        first.beside().hold(List.of(first.campaign), true);
        Trouble.move(first.owner(), first.incident(), "acknowledge", Map.of())
                .then()
                .statusCode(200);

        first.beside().hold();

        assertThat(Trouble.show(first.incident()).getString("status")).isEqualTo("acknowledged");
    }

    @Test
    void when_several_campaigns_agree_their_incidents_become_one_about_the_link() {
        Trouble first = new Trouble();
        Trouble second = first.beside();
        Trouble third = first.beside();
        first.hold();
        second.hold();
        String kept = first.incident();
        String merged = second.incident();
        assertThat(merged).isNotEqualTo(kept);

        third.hold(List.of(first.campaign, second.campaign), true);

        JsonPath incident = Trouble.show(third.incident());
        assertThat(incident.getString("reference")).isEqualTo(kept);
        assertThat(incident.getBoolean("link")).isTrue();
        assertThat(incident.getList("campaigns"))
                .containsExactlyInAnyOrder(first.campaign, second.campaign, third.campaign);
        assertThat(incident.getList("holds")).hasSize(4);
        assertThat(Trouble.show(merged).getString("status")).isEqualTo("merged");
        assertThat(Trouble.show(merged).getString("mergedInto")).isEqualTo(kept);

        Trouble fourth = first.beside();
        fourth.warn();
        assertThat(fourth.incident()).isEqualTo(kept);
    }

    @Test
    void what_is_merged_is_as_urgent_and_as_old_as_its_parts() {
        Scene scene = new Scene(1);
        String before = effective(scene, "Before it began", clock.instant().minus(Duration.ofHours(4)));
        String after = effective(scene, "After it began", clock.instant().minus(Duration.ofHours(1)));
        Trouble first = new Trouble(scene.platform(), scene.carrier(0));
        Trouble second = first.beside().since(Duration.ofHours(3));
        Trouble third = first.beside();
        first.warn();
        second.hold();
        JsonPath urgent = Trouble.show(second.incident());
        assertThat(Trouble.show(first.incident()).getString("acknowledgeBy")).isNull();

        third.hold(List.of(first.campaign, second.campaign), true);

        JsonPath incident = Trouble.show(third.incident());
        assertThat(incident.getString("acknowledgeBy")).isEqualTo(urgent.getString("acknowledgeBy"));
        assertThat(incident.getString("onset")).isEqualTo(urgent.getString("onset"));
        assertThat(incident.getList("suspects.change")).containsExactly(before, after);
        assertThat(incident.getList("alarms")).hasSize(3);
        assertThat(facts.kindsAbout(incident.getString("reference")))
                .containsExactly("incident-opened", "incident-joined");
    }

    @Test
    void the_alarm_for_which_an_incident_has_no_room_opens_another_that_continues_it() throws SQLException {
        Trouble trouble = new Trouble();
        trouble.hold();
        String full = trouble.incident();
        Trouble.fill(full, Incident.MOST_ALARMS);

        String hold = trouble.hold();

        List<String> both = trouble.goingOn();
        assertThat(both).hasSize(2).last().isEqualTo(full);
        JsonPath next = Trouble.show(both.get(0));
        assertThat(next.getString("continues")).isEqualTo(full);
        assertThat(next.getString("acknowledgeBy")).isNotNull();
        assertThat(next.getList("holds.hold")).containsExactly(hold);
        assertThat(Trouble.show(full).getString("status")).isEqualTo("open");
        assertThat(Trouble.show(full).getString("continues")).isNull();
        assertThat(Trouble.show(full).getString("continuedBy")).isEqualTo(both.get(0));
        assertThat(next.getString("continuedBy")).isNull();
        Browser.as(Role.AUDITOR)
                .get("/incidents/" + full)
                .then()
                .statusCode(200)
                .body(containsString("href=\"/incidents/" + both.get(0) + "\""));

        trouble.warn();

        assertThat(Trouble.show(both.get(0)).getList("alarms.level")).containsExactly("held", "warned");
    }

    @Test
    void incidents_become_one_only_where_all_their_alarms_have_room() throws SQLException {
        Trouble first = new Trouble();
        Trouble second = first.beside();
        Trouble third = first.beside();
        first.hold();
        second.hold();
        String kept = first.incident();
        String full = second.incident();
        Trouble.fill(full, Incident.MOST_ALARMS);

        third.hold(List.of(first.campaign, second.campaign), true);

        assertThat(third.incident()).isEqualTo(kept);
        assertThat(second.incident()).isEqualTo(full);
        assertThat(Trouble.show(full).getList("holds.standing")).containsExactly(true);
    }

    @Test
    void campaigns_that_do_not_agree_have_incidents_of_their_own() {
        Trouble one = new Trouble();
        Trouble elsewhere = new Trouble(one.platform, Registry.carrier());
        one.hold();
        elsewhere.hold();

        assertThat(elsewhere.incident()).isNotEqualTo(one.incident());
    }

    @Test
    void alarms_at_the_same_time_open_one_incident() {
        Trouble trouble = new Trouble();

        AtOnce.run(4, i -> () -> {
            trouble.warn();
            return true;
        });

        assertThat(Trouble.show(trouble.incident()).getList("alarms")).hasSize(4);
    }

    @Test
    void after_the_closing_the_next_alarm_opens_another_incident() {
        Trouble trouble = new Trouble();
        String hold = trouble.hold();
        String first = trouble.incident();
        trouble.settle(first, hold);
        Trouble.move(trouble.owner(), first, "close", Map.of()).then().statusCode(200);
        Trouble.move(trouble.manager(), first, "close", Map.of()).then().statusCode(200);
        assertThat(trouble.goingOn()).isEmpty();

        trouble.hold();

        assertThat(trouble.incident()).isNotEqualTo(first);
    }
}
