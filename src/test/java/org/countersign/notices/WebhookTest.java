package org.countersign.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.AtOnce;
import org.countersign.testing.Facts;
import org.countersign.testing.LaunchScene;
import org.countersign.testing.OtherWebhooks;
import org.countersign.testing.Scene;
import org.countersign.testing.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What webhooks are told, and what they are not. */
@QuarkusTest
class WebhookTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String WEBHOOKS = "/api/v1/webhooks";
    private static final String NOTICES = "/api/v1/notices";
    private static final String[] STEPS = {
        "change-declared",
        "change-amended",
        "affected-recomputed",
        "change-implemented",
        "change-withdrawn",
        "signed-off"
    };

    @Inject
    Facts facts;

    @Inject
    Sql sql;

    @Inject
    Follower follower;

    @Inject
    Clearing clearing;

    @Inject
    Clock clock;

    private final PlayedReceiver receiver = new PlayedReceiver();
    private final List<String> registered = new ArrayList<>();

    @AfterEach
    void close() {
        registered.forEach(id -> Api.admin().delete(WEBHOOKS + "/" + id));
        receiver.close();
    }

    @BeforeEach
    void nobodyElseIsTold() {
        OtherWebhooks.end();
    }

    @Test
    void a_fact_reaches_the_webhook_signed_and_as_a_cloud_event() {
        Scene scene = new Scene(1);
        JsonPath webhook = register(Api.admin(), receiver, Map.of(), STEPS);

        String reference = scene.declared();
        PlayedReceiver.Received request = first(reference);

        assertThatCode(() -> verify(webhook.getString("secret"), request)).doesNotThrowAnyException();
        assertThat(request.header("ce-type")).isEqualTo("org.countersign.change-declared");
        assertThat(request.header("ce-id")).isEqualTo(request.id());
        JsonNode body = request.json();
        assertThat(body.path("type").asText()).isEqualTo("change-declared");
        assertThat(body.path("href").asText()).isEqualTo("/api/v1/changes/" + reference);
        assertThat(request.id()).isEqualTo("f-" + body.path("entry").asLong());
        assertThat(body.path("data").path("affected").path(0).path("carrier").asText())
                .isEqualTo(scene.carrier(0));
    }

    @Test
    void facts_from_before_its_registration_do_not_reach_it() {
        Scene scene = new Scene(1);
        String before = scene.declared();
        register(Api.admin(), receiver, Map.of(), STEPS);

        String after = scene.declared();
        first(after);

        assertThat(receiver.about(before)).isEmpty();
    }

    @Test
    void it_is_told_only_of_the_events_that_it_wants() {
        Scene scene = new Scene(1);
        register(Api.admin(), receiver, Map.of(), "change-withdrawn");

        String reference = scene.declared();
        scene.move(reference, "withdraw").then().statusCode(200);

        assertThat(first(reference).header("ce-type")).isEqualTo("org.countersign.change-withdrawn");
        assertThat(receiver.about(reference)).hasSize(1);
    }

    @Test
    void a_carriers_webhook_never_holds_what_another_carrier_said_nor_that_it_was_asked() {
        Scene scene = new Scene(2);
        register(Api.asCarrier(scene.carrier(0)), receiver, Map.of(), STEPS);

        String reference = scene.declared();
        scene.signOff(reference, 1, 1, "rejected", "Our secret filter drops it.")
                .then()
                .statusCode(201);
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        Map<String, Object> other = scene.content("description", "Another text, and so another revision.");
        scene.amend(reference, other, false).then().statusCode(201);
        scene.link(Scene.newCarrier());
        scene.move(reference, "withdraw").then().statusCode(200);
        await().atMost(LONG).until(() -> types(reference).contains("change-withdrawn"));

        assertThat(types(reference))
                .containsExactly("change-declared", "signed-off", "change-amended", "change-withdrawn");
        assertThat(receiver.received()).allSatisfy(request -> {
            assertThat(request.body()).doesNotContain(scene.carrier(1)).doesNotContain("filter drops");
            assertThat(request.headers().toString()).doesNotContain(scene.carrier(1));
        });
    }

    @Test
    void a_carriers_webhook_holds_exactly_what_the_carrier_reads_through_the_api() {
        Scene scene = new Scene(2);
        register(Api.admin(), receiver, Map.of("carrier", scene.carrier(1)), STEPS);

        String reference = scene.declared();
        JsonNode data = first(reference).json().path("data");

        Response shown = scene.contact(1).get(Scene.CHANGES + "/" + reference);
        assertThat(data).isEqualTo(shown.as(JsonNode.class));
    }

    @Test
    void a_carrier_that_joins_later_hears_that_it_is_affected_and_not_when_others_are() {
        Scene scene = new Scene(1);
        String late = Scene.newCarrier();
        register(Api.asCarrier(late), receiver, Map.of(), STEPS);
        String reference = scene.declared();

        scene.link(late);
        scene.link(Scene.newCarrier());
        scene.move(reference, "withdraw").then().statusCode(200);
        await().atMost(LONG).until(() -> types(reference).contains("change-withdrawn"));

        assertThat(types(reference)).containsExactly("affected-recomputed", "change-withdrawn");
    }

    @Test
    void a_carrier_hears_of_the_fact_by_which_it_left_and_of_nothing_that_it_may_not_read_any_more() {
        Scene scene = new Scene(2);
        register(scene.contact(0), receiver, Map.of(), STEPS);
        String reference = scene.declared();
        scene.proposeExclusion(reference, 0);
        await().atMost(LONG).until(() -> types(reference).size() == 2);

        scene.approveExclusion(reference, 0);
        scene.link(Scene.newCarrier());
        scene.signOff(reference, 1, 2, "rejected", "Our secret filter drops it.")
                .then()
                .statusCode(201);
        await().atMost(LONG).until(() -> types(reference).size() == 3);
        scene.amend(reference, scene.content(), false).then().statusCode(201);
        await().atMost(LONG).until(() -> types(reference).size() == 4);

        assertThat(types(reference))
                .containsExactly("change-declared", "change-amended", "affected-recomputed", "change-amended");
        JsonNode left = receiver.about(reference).get(2).json();
        assertThat(left.has("data")).isFalse();
        assertThat(left.path("href").asText()).isEqualTo(Scene.CHANGES + "/" + reference);
        assertThat(receiver.about(reference)
                        .get(3)
                        .json()
                        .path("data")
                        .path("revision")
                        .asInt())
                .isEqualTo(3);
        assertThat(receiver.about(reference))
                .allSatisfy(request -> assertThat(request.body())
                        .doesNotContain(scene.carrier(1))
                        .doesNotContain("secret filter"));
    }

    @Test
    void a_clients_webhook_hears_of_its_own_decisions_only() {
        LaunchScene own = new LaunchScene(1);
        LaunchScene others = new LaunchScene(1);
        register(Api.asClient(own.client()), receiver, Map.of(), "decision-recorded");

        others.decision();
        String decision = own.decision();
        PlayedReceiver.Received request = first(own.campaign());

        assertThat(request.json().path("data").path("decisionId").asText()).isEqualTo(decision);
        assertThat(receiver.received()).hasSize(1);
        assertThat(request.body()).doesNotContain(others.client());
    }

    @Test
    void who_reads_everything_hears_of_holds() {
        LaunchScene scene = new LaunchScene(1);
        register(Api.as(Role.CHANGE_MANAGER), receiver, Map.of(), "hold-placed");

        String hold = scene.hold("Wait.");

        assertThat(first(hold).json().path("data").path("reason").asText()).isEqualTo("Wait.");
    }

    @Test
    void who_reads_everything_hears_of_an_incident_from_the_alarm_on() {
        Trouble trouble = new Trouble();
        register(Api.as(Role.CHANGE_MANAGER), receiver, Map.of(), "incident-opened", "incident-acknowledged");

        trouble.hold();
        String incident = trouble.incident();
        Trouble.move(trouble.owner(), incident, "acknowledge", Map.of()).then().statusCode(200);
        await().atMost(LONG).until(() -> receiver.about(incident).size() == 2);

        assertThat(types(incident)).containsExactly("incident-opened", "incident-acknowledged");
        JsonNode body = receiver.about(incident).get(1).json();
        assertThat(body.path("href").asText()).isEqualTo(Trouble.INCIDENTS + "/" + incident);
        assertThat(body.path("data").path("carrier").asText()).isEqualTo(trouble.carrier);
        assertThat(body.path("data").path("status").asText()).isEqualTo("acknowledged");
    }

    @Test
    void all_events_can_be_wanted_at_once() {
        String[] all = Stream.of(Event.values()).map(Event::kind).toArray(String[]::new);

        JsonPath webhook = register(Api.admin(), receiver, Map.of(), all);

        assertThat(webhook.getList("events")).containsExactly((Object[]) all);
    }

    @Test
    void what_is_sent_is_what_its_reader_may_read_at_that_moment() {
        Scene scene = new Scene(1);
        receiver.answers(503);
        register(Api.asCarrier(scene.carrier(0)), receiver, Map.of(), STEPS);
        String reference = scene.declared();
        assertThat(first(reference).json().path("data").path("risk").asText()).isNotEqualTo("Quite another");

        scene.amend(reference, scene.content("risk", "Quite another"), false)
                .then()
                .statusCode(201);
        int before = receiver.about(reference).size();
        await().atMost(LONG).until(() -> receiver.about(reference).size() > before + 1);

        PlayedReceiver.Received newest =
                receiver.about(reference).get(receiver.about(reference).size() - 1);
        assertThat(newest.json().path("type").asText()).isEqualTo("change-declared");
        assertThat(newest.json().path("data").path("risk").asText()).isEqualTo("Quite another");
    }

    @Test
    void what_its_reader_may_not_read_any_more_is_withheld_and_what_follows_goes_on() {
        Scene scene = new Scene(2);
        receiver.answers(503);
        register(Api.asCarrier(scene.carrier(0)), receiver, Map.of(), STEPS);
        String reference = scene.declared();
        first(reference);
        String declared = notice(reference).getString("id");

        scene.proposeExclusion(reference, 0);
        scene.approveExclusion(reference, 0);
        int before = types(reference).size();
        await().atMost(LONG)
                .until(() -> "withheld"
                        .equals(Api.admin().get(NOTICES + "/" + declared).path("state")));

        assertThat(types(reference).stream().filter("change-declared"::equals)).hasSizeLessThanOrEqualTo(before + 1);
        Api.admin()
                .get(NOTICES + "/" + declared)
                .then()
                .statusCode(200)
                .body("nextAt", nullValue())
                .body("endedAt", notNullValue())
                .body("$", not(hasKey("body")));
        Api.admin().get(NOTICES + "?state=withheld").then().body("items.subject", hasItem(reference));
    }

    @Test
    void of_what_is_too_long_to_be_sent_only_the_address_is() {
        Scene scene = new Scene(1);
        register(Api.admin(), receiver, Map.of(), STEPS);
        Map<String, Object> content = scene.content("description", "€".repeat(10_000));
        content.put("risk", "€".repeat(10_000));
        content.put("rollbackPlan", "€".repeat(10_000));

        String reference = scene.declared(content);
        PlayedReceiver.Received request = first(reference);

        assertThat(request.json().path("href").asText()).isEqualTo("/api/v1/changes/" + reference);
        assertThat(request.json().has("data")).isFalse();
    }

    @Test
    void what_was_delivered_can_be_sent_again_too() {
        Scene scene = new Scene(1);
        register(Api.admin(), receiver, Map.of(), STEPS);
        String reference = scene.declared();
        await().atMost(LONG).until(() -> state(reference).equals("delivered"));

        Api.admin()
                .post(NOTICES + "/" + notice(reference).getString("id") + "/resend")
                .then()
                .statusCode(200);
        await().atMost(LONG).until(() -> receiver.about(reference).size() == 2);

        assertThat(receiver.about(reference).stream()
                        .map(PlayedReceiver.Received::id)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void after_a_rotation_both_secrets_verify_and_the_one_before_them_no_longer() {
        Scene scene = new Scene(1);
        JsonPath webhook = register(Api.admin(), receiver, Map.of(), STEPS);
        String first = webhook.getString("secret");
        String second = rotate(webhook.getString("id"));

        PlayedReceiver.Received once = first(scene.declared());
        assertThatCode(() -> verify(first, once)).doesNotThrowAnyException();
        assertThatCode(() -> verify(second, once)).doesNotThrowAnyException();
        String third = rotate(webhook.getString("id"));

        PlayedReceiver.Received twice = first(scene.declared());
        assertThatThrownBy(() -> verify(first, twice)).isInstanceOf(WebhookVerificationException.class);
        assertThatCode(() -> verify(second, twice)).doesNotThrowAnyException();
        assertThatCode(() -> verify(third, twice)).doesNotThrowAnyException();
    }

    @Test
    void a_secret_is_shown_once_and_stands_in_no_list_no_fact_and_no_table() {
        JsonPath webhook = register(Api.admin(), receiver, Map.of(), STEPS);
        String id = webhook.getString("id");
        String secret = webhook.getString("secret");
        String bare = secret.substring("whsec_".length());

        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(Api.admin().get(WEBHOOKS + "/" + id).asString()).doesNotContain(bare);
        assertThat(Api.admin().get(WEBHOOKS).asString()).doesNotContain(bare);
        assertThat(facts.about(id).toString()).doesNotContain(bare).doesNotContain(receiver.url());
        List<String> stored = sql.list("select secret from webhook where id = ?", row -> row.getString(1), id);
        assertThat(stored).singleElement().asString().isNotEmpty().doesNotContain(bare);
    }

    @Test
    void a_repeated_registration_makes_no_second_webhook_and_does_not_show_the_secret_again() {
        Map<String, Object> body = Map.of("url", receiver.url(), "events", List.of("hold-placed"));
        RequestSpecification admin = Api.admin().header("Idempotency-Key", Api.code("once"));
        JsonPath first =
                admin.body(body).post(WEBHOOKS).then().statusCode(201).extract().jsonPath();
        registered.add(first.getString("id"));

        admin.body(body)
                .post(WEBHOOKS)
                .then()
                .statusCode(201)
                .body("id", equalTo(first.getString("id")))
                .body("secret", nullValue());
    }

    @Test
    void what_fails_is_tried_again_with_the_same_id_and_the_attempts_are_on_record() {
        Scene scene = new Scene(1);
        AtomicInteger calls = new AtomicInteger();
        receiver.behave(request -> calls.incrementAndGet() <= 2
                ? new PlayedReceiver.Reply(500, Map.of(), "Out of\norder")
                : PlayedReceiver.Reply.status(200));
        register(Api.admin(), receiver, Map.of(), STEPS);

        String reference = scene.declared();
        await().atMost(LONG).until(() -> state(reference).equals("delivered"));

        List<PlayedReceiver.Received> attempts = receiver.about(reference);
        assertThat(attempts).hasSize(3);
        assertThat(attempts.stream().map(PlayedReceiver.Received::id).distinct())
                .hasSize(1);
        Api.admin()
                .get(NOTICES + "/" + notice(reference).getString("id"))
                .then()
                .statusCode(200)
                .body("attempts", equalTo(3))
                .body("status", equalTo(200))
                .body("deliveries.status", contains(200, 500, 500))
                .body("deliveries[1].detail", equalTo("Out of order"))
                .body("deliveries.number", contains(3, 2, 1))
                .body("deliveries[0].millis", notNullValue())
                .body("body.subject", equalTo(reference));
    }

    @Test
    void facts_about_a_subject_come_in_order_and_none_before_the_one_before_was_taken() {
        Scene scene = new Scene(1);
        AtomicInteger calls = new AtomicInteger();
        receiver.behave(request -> PlayedReceiver.Reply.status(calls.incrementAndGet() % 2 == 0 ? 200 : 503));
        register(Api.admin(), receiver, Map.of(), STEPS);

        String reference = scene.declared();
        scene.signOff(reference, 0, "acknowledged").then().statusCode(201);
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        scene.move(reference, "withdraw").then().statusCode(200);
        await().atMost(LONG).until(() -> receiver.about(reference).size() >= 8);

        assertThat(types(reference))
                .containsExactly(
                        "change-declared",
                        "change-declared",
                        "signed-off",
                        "signed-off",
                        "signed-off",
                        "signed-off",
                        "change-withdrawn",
                        "change-withdrawn");
    }

    @Test
    void a_subject_that_the_receiver_chokes_on_does_not_hold_up_the_others() {
        Scene scene = new Scene(1);
        register(Api.admin(), receiver, Map.of(), STEPS);
        String choking = scene.draft(scene.content());
        receiver.behave(request -> PlayedReceiver.Reply.status(request.subject().equals(choking) ? 500 : 200));

        scene.move(choking, "declare").then().statusCode(200);
        first(choking);
        String other = scene.declared();

        await().atMost(LONG).until(() -> state(other).equals("delivered"));
        assertThat(state(choking)).isEqualTo("pending");
    }

    @Test
    void one_slow_receiver_does_not_hold_up_another() throws InterruptedException {
        Scene scene = new Scene(1);
        CountDownLatch end = new CountDownLatch(1);
        try (PlayedReceiver slow = new PlayedReceiver()) {
            slow.behave(request -> {
                try {
                    end.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return PlayedReceiver.Reply.status(200);
            });
            register(Api.admin(), slow, Map.of(), STEPS);
            register(Api.admin(), receiver, Map.of(), STEPS);

            List<String> references = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                references.add(scene.declared());
            }
            references.forEach(this::first);

            assertThat(slow.received()).hasSizeLessThanOrEqualTo(8);
            end.countDown();
            await().atMost(LONG)
                    .until(() -> references.stream()
                            .noneMatch(reference -> slow.about(reference).isEmpty()));
        }
    }

    @Test
    void a_receiver_that_is_gone_is_told_nothing_any_more() {
        Scene scene = new Scene(1);
        receiver.answers(410);
        String id = register(Api.admin(), receiver, Map.of(), STEPS).getString("id");

        String reference = scene.declared();
        await().atMost(LONG)
                .untilAsserted(() -> Api.admin()
                        .get(WEBHOOKS + "/" + id)
                        .then()
                        .body("state", equalTo("disabled"))
                        .body("endedAt", notNullValue()));

        assertThat(state(reference)).isEqualTo("dead");
        assertThat(facts.kindsAbout(id)).containsExactly("webhook-registered", "webhook-disabled");
        String later = scene.declared();
        await().atMost(LONG).until(() -> follower.lag() == 0);
        Api.admin().get(NOTICES + "?subject=" + later).then().body("items", empty());
        Api.admin()
                .post(NOTICES + "/" + notice(reference).getString("id") + "/resend")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/webhook-ended"));
        Api.admin().post(WEBHOOKS + "/" + id + "/rotate").then().statusCode(409);
    }

    @Test
    void what_is_not_delivered_in_time_is_a_dead_letter_that_can_be_sent_again() {
        Scene scene = new Scene(1);
        receiver.answers(503);
        register(Api.admin(), receiver, Map.of(), STEPS);
        String reference = scene.declared();
        first(reference);
        String notice = notice(reference).getString("id");
        Api.admin()
                .post(NOTICES + "/" + notice + "/resend")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/still-pending"));

        QuarkusTransaction.requiringNew()
                .run(() -> sql.update("update notice set due_by = noted_at, next_at = noted_at where id = ?", notice));
        await().atMost(LONG).until(() -> state(reference).equals("dead"));
        Api.admin().get(NOTICES + "?state=dead").then().body("items.id", hasItem(notice));
        receiver.answers(200);
        Api.admin()
                .post(NOTICES + "/" + notice + "/resend")
                .then()
                .statusCode(200)
                .body("state", equalTo("pending"));
        await().atMost(LONG).until(() -> state(reference).equals("delivered"));

        assertThat(receiver.about(reference).stream()
                        .map(PlayedReceiver.Received::id)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void what_follows_a_dead_letter_about_the_same_subject_goes_on() {
        Scene scene = new Scene(1);
        receiver.behave(request ->
                PlayedReceiver.Reply.status(request.header("ce-type").endsWith("change-declared") ? 500 : 200));
        register(Api.admin(), receiver, Map.of(), STEPS);
        String reference = scene.declared();
        scene.move(reference, "withdraw").then().statusCode(200);
        first(reference);
        await().atMost(LONG).until(() -> notices(reference).size() == 2);
        String declared = Api.admin()
                .get(NOTICES + "?subject=" + reference)
                .path("items.find { it.event == 'change-declared' }.id");

        QuarkusTransaction.requiringNew()
                .run(() ->
                        sql.update("update notice set due_by = noted_at, next_at = noted_at where id = ?", declared));

        await().atMost(LONG).until(() -> types(reference).contains("change-withdrawn"));
    }

    @Test
    void an_ended_webhook_is_told_nothing_any_more_and_its_owner_is_told_that_it_is_gone() {
        Scene scene = new Scene(1);
        String id = register(Api.admin(), receiver, Map.of(), STEPS).getString("id");
        Api.admin().delete(WEBHOOKS + "/" + id).then().statusCode(204);

        String reference = scene.declared();
        await().atMost(LONG).until(() -> follower.lag() == 0);

        Api.admin().get(WEBHOOKS + "/" + id).then().statusCode(404);
        Api.admin().get(WEBHOOKS).then().body("items.id", not(hasItem(id)));
        Api.admin().delete(WEBHOOKS + "/" + id).then().statusCode(404);
        assertThat(receiver.about(reference)).isEmpty();
        assertThat(facts.kindsAbout(id)).containsExactly("webhook-registered", "webhook-deleted");
        assertThat(sql.list(
                        "select id from webhook where id = ? and secret is null and earlier_secret is null",
                        row -> row.getString(1),
                        id))
                .containsExactly(id);
    }

    @Test
    void several_nodes_at_once_make_one_notice_of_each_fact() {
        Scene scene = new Scene(1);
        register(Api.admin(), receiver, Map.of(), STEPS);
        List<String> references = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            references.add(scene.declared());
            AtOnce.run(4, node -> follower::step);
        }

        references.forEach(this::first);
        assertThat(references)
                .allSatisfy(reference -> assertThat(receiver.about(reference)).hasSize(1));
    }

    @Test
    void notices_are_listed_by_the_newest_fact_first_over_all_pages() {
        Scene scene = new Scene(1);
        register(Api.admin(), receiver, Map.of(), STEPS);
        String reference = scene.declared();
        scene.signOff(reference, 0, "acknowledged").then().statusCode(201);
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        scene.move(reference, "withdraw").then().statusCode(200);
        String list = NOTICES + "?subject=" + reference;
        await().atMost(LONG).until(() -> notices(reference).size() == 4);

        JsonPath first = Api.admin().get(list + "&limit=3").then().extract().jsonPath();
        JsonPath second = Api.admin()
                .get(list + "&limit=3&after=" + first.getString("next"))
                .then()
                .extract()
                .jsonPath();

        assertThat(first.getList("items.event")).containsExactly("change-withdrawn", "signed-off", "signed-off");
        assertThat(second.getList("items.event")).containsExactly("change-declared");
    }

    @Test
    void notices_that_ended_long_ago_are_dropped() {
        Scene scene = new Scene(1);
        register(Api.admin(), receiver, Map.of(), STEPS);
        String reference = scene.declared();
        await().atMost(LONG).until(() -> state(reference).equals("delivered"));

        clearing.clear(clock.instant());

        Api.admin().get(NOTICES + "?subject=" + reference).then().body("items", empty());
    }

    @Test
    void nobody_registers_for_others_nor_sees_what_they_have() {
        Scene scene = new Scene(2);
        String client = new LaunchScene(1).client();
        Map<String, Object> body =
                new LinkedHashMap<>(Map.of("url", receiver.url(), "events", List.of("change-declared")));
        body.put("carrier", scene.carrier(1));
        Api.asCarrier(scene.carrier(0)).body(body).post(WEBHOOKS).then().statusCode(403);
        Api.asClient(client).body(body).post(WEBHOOKS).then().statusCode(403);
        body.put("carrier", null);
        body.put("client", client);
        Api.asCarrier(scene.carrier(0)).body(body).post(WEBHOOKS).then().statusCode(403);
        Api.asClient(new LaunchScene(1).client())
                .body(body)
                .post(WEBHOOKS)
                .then()
                .statusCode(403);

        String id = register(Api.asCarrier(scene.carrier(0)), receiver, Map.of(), STEPS)
                .getString("id");
        String reference = scene.declared();
        first(reference);
        String notice = notice(reference).getString("id");
        for (RequestSpecification stranger : List.of(Api.asCarrier(scene.carrier(1)), Api.asClient(client))) {
            stranger.get(WEBHOOKS).then().statusCode(200).body("items.id", not(hasItem(id)));
            stranger.get(WEBHOOKS + "/" + id).then().statusCode(404);
            stranger.post(WEBHOOKS + "/" + id + "/rotate").then().statusCode(404);
            stranger.delete(WEBHOOKS + "/" + id).then().statusCode(404);
            stranger.get(NOTICES).then().statusCode(200).body("items.id", not(hasItem(notice)));
            stranger.get(NOTICES + "/" + notice).then().statusCode(404);
            stranger.post(NOTICES + "/" + notice + "/resend").then().statusCode(404);
        }
        Api.asCarrier(scene.carrier(0)).get(NOTICES + "/" + notice).then().statusCode(200);
        Api.asCarrier(scene.carrier(0)).get(WEBHOOKS).then().body("items.id", contains(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nowhere",
                "ftp://receiver.example/",
                "https://user@receiver.example/",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/",
                "https://[64:ff9b::a00:1]/",
                "https://[2002:a00:1::]/"
            })
    void an_address_that_nobody_should_be_told_at_is_refused(String url) {
        Api.admin()
                .body(Map.of("url", url, "events", List.of("hold-placed")))
                .post(WEBHOOKS)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/url"));
    }

    @Test
    void what_its_reader_may_not_read_cannot_be_wanted() {
        Scene scene = new Scene(1);

        Api.asCarrier(scene.carrier(0))
                .body(Map.of(
                        "url", receiver.url(), "events", List.of("change-declared", "hold-placed", "change-declared")))
                .post(WEBHOOKS)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/events", "/events/1"));
        Api.admin()
                .body(Map.of("url", receiver.url(), "events", List.of("hold-placed"), "carrier", "no-such-carrier"))
                .post(WEBHOOKS)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/events/0", "/carrier"));
        Api.admin()
                .body(Map.of("url", receiver.url(), "events", List.of("weather")))
                .post(WEBHOOKS)
                .then()
                .statusCode(400);
    }

    @Test
    void one_carrier_has_twenty_webhooks_at_most() {
        Scene scene = new Scene(1);
        RequestSpecification carrier = Api.asCarrier(scene.carrier(0));
        for (int i = 0; i < WebhookService.MOST_OF_ONE; i++) {
            register(carrier, receiver, Map.of(), "change-closed");
        }

        carrier.body(Map.of("url", receiver.url(), "events", List.of("change-closed")))
                .post(WEBHOOKS)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/too-many-webhooks"));
        carrier.get(WEBHOOKS + "?limit=7").then().body("items", hasSize(7)).body("next", matchesPattern(".+"));
    }

    private JsonPath register(
            RequestSpecification owner, PlayedReceiver at, Map<String, Object> more, String... events) {
        Map<String, Object> body = new LinkedHashMap<>(more);
        body.put("url", at.url());
        body.put("events", List.of(events));
        JsonPath webhook = owner.body(body)
                .post(WEBHOOKS)
                .then()
                .statusCode(201)
                .header("Location", matchesPattern(".*" + WEBHOOKS + "/w-[0-9a-z]{26}"))
                .extract()
                .jsonPath();
        registered.add(webhook.getString("id"));
        return webhook;
    }

    private static String rotate(String id) {
        return Api.admin()
                .post(WEBHOOKS + "/" + id + "/rotate")
                .then()
                .statusCode(200)
                .body("earlierSecretUntil", notNullValue())
                .extract()
                .path("secret");
    }

    private PlayedReceiver.Received first(String subject) {
        return await("a request about " + subject)
                .atMost(LONG)
                .until(() -> receiver.about(subject), about -> !about.isEmpty())
                .get(0);
    }

    private List<String> types(String subject) {
        return receiver.about(subject).stream()
                .map(request -> request.json().path("type").asText())
                .toList();
    }

    /** The one notice about this subject. */
    private static JsonPath notice(String subject) {
        return new JsonPath(Api.admin().get(NOTICES + "?subject=" + subject).asString()).setRootPath("items[0]");
    }

    private static List<String> notices(String subject) {
        return Api.admin().get(NOTICES + "?subject=" + subject).path("items.id");
    }

    private static String state(String subject) {
        String state = notice(subject).getString("state");
        return state == null ? "none" : state;
    }

    private static void verify(String secret, PlayedReceiver.Received request) throws Exception {
        new Webhook(secret).verify(request.body(), request.headers());
    }
}
