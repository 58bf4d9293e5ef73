package org.countersign.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.countersign.testing.Api;
import org.countersign.testing.LaunchScene;
import org.countersign.testing.OtherWebhooks;
import org.countersign.testing.Registry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Campaign systems hear that their clearances have died without asking. */
@QuarkusTest
class ClearanceTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final PlayedReceiver receiver = new PlayedReceiver();
    private final PlayedReceiver another = new PlayedReceiver();

    @BeforeEach
    void nobodyElseIsTold() {
        OtherWebhooks.end();
    }

    @AfterEach
    void close() {
        OtherWebhooks.end();
        receiver.close();
        another.close();
    }

    @Test
    void a_campaign_system_is_told_at_once_that_its_clearance_has_died_and_another_clients_is_not() {
        LaunchScene launch = new LaunchScene(1);
        register(Api.asClient(launch.client()), receiver, "clearance-ended", "decision-recorded");
        register(Api.asClient(Registry.client()), another, "clearance-ended", "decision-recorded");
        String decision = launch.decision();
        await().atMost(LONG).until(() -> types(launch).size() == 1);

        launch.hold("Essai");
        await().atMost(LONG).until(() -> types(launch).size() == 2);

        PlayedReceiver.Received told = receiver.about(launch.campaign()).get(1);
        assertThat(told.header("ce-type")).isEqualTo("org.countersign.clearance-ended");
        assertThat(told.json().path("href").asText()).isEqualTo("/api/v1/decisions/" + decision);
        assertThat(told.json().path("data").path("standing").asText()).isEqualTo("void");
        assertThat(another.about(launch.campaign())).isEmpty();

        // It has died once, whatever else comes.
        launch.hold("Encore");
        launch.decision();
        await().atMost(LONG).until(() -> types(launch).size() == 3);
        assertThat(types(launch)).containsExactly("decision-recorded", "clearance-ended", "decision-recorded");
    }

    @Test
    void nothing_is_put_on_record_where_nobody_wants_to_be_told() {
        LaunchScene told = new LaunchScene(1);
        LaunchScene untold = new LaunchScene(1);
        register(Api.asClient(told.client()), receiver, "clearance-ended");
        told.decision();
        untold.decision();

        untold.hold("Essai");
        told.hold("Essai");
        await().atMost(LONG).until(() -> types(told).size() == 1);

        assertThat(facts(told)).isOne();
        assertThat(facts(untold)).isZero();
    }

    @Test
    void only_who_reads_decisions_can_be_told() {
        LaunchScene launch = new LaunchScene(1);
        Api.asCarrier(launch.scene().carrier(0))
                .body(Map.of("url", receiver.url(), "events", List.of("clearance-ended")))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/events/0"));
    }

    private static void register(RequestSpecification owner, PlayedReceiver at, String... events) {
        owner.body(Map.of("url", at.url(), "events", List.of(events)))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(201);
    }

    private List<String> types(LaunchScene launch) {
        return receiver.about(launch.campaign()).stream()
                .map(request -> request.json().path("type").asText())
                .toList();
    }

    private static long facts(LaunchScene launch) {
        return Api.admin()
                .get("/api/v1/ledger/export.ndjson?kind=clearance-ended&subject=" + launch.campaign())
                .asString()
                .lines()
                .filter(line -> line.contains("clearance-ended"))
                .count();
    }
}
