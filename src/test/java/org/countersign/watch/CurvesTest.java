package org.countersign.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Registry;
import org.junit.jupiter.api.Test;

/** That what is taken in and judged leaves its curve. */
@QuarkusTest
class CurvesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    DataSource database;

    @Inject
    WatchedCampaigns watched;

    @Inject
    Curves curves;

    private static JsonPath curves(Sending sending) {
        return Api.admin()
                .get("/api/v1/watch/curves?campaign=" + sending.campaign)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void fail(Sending sending, int from, int until) {
        sending.submit(
                IntStream.range(from, until).mapToObj(sending::submission).toList());
        sending.tell(IntStream.range(from, until)
                .mapToObj(i -> sending.report(i, "undeliverable"))
                .toList());
    }

    @Test
    void a_curve_ends_where_the_campaign_stands_and_reaches_what_held_it() {
        Sending sending = new Sending(1);
        fail(sending, 0, 40);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(sending.watch().getString("state")).isEqualTo("held"));

        JsonPath curves = curves(sending);
        assertThat(curves.getInt("carriers[0].points[-1].sent")).isEqualTo(40);
        assertThat(curves.getInt("carriers[0].points[-1].failed")).isEqualTo(40);
        assertThat(curves.getList("carriers[0].points.evidence", Double.class)).anyMatch(each -> each >= 1e8);
        assertThat(curves.getDouble("holdAt")).isEqualTo(1e8);
        assertThat(curves.getString("carriers[0].hold")).startsWith("h-");
        assertThat(curves.getString("carriers[0].heldAt")).isNotEmpty();
    }

    @Test
    void the_worst_carrier_comes_first_and_one_can_be_asked_for() {
        Sending sending = new Sending(3);
        for (String carrier : sending.carriers) {
            sending.submit(List.of(sending.submission(sending.carriers.indexOf(carrier) + 1_000, carrier)));
        }
        fail(sending, 0, 40);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(sending.watch().getString("state")).isEqualTo("held"));

        assertThat(curves(sending).getList("carriers.now.carrier", String.class))
                .startsWith(sending.carrier())
                .containsExactlyInAnyOrderElementsOf(sending.carriers);
        Api.admin()
                .get("/api/v1/watch/curves?campaign=" + sending.campaign + "&carrier=" + sending.carriers.get(1))
                .then()
                .body("carriers.now.carrier", equalTo(List.of(sending.carriers.get(1))));
    }

    @Test
    void what_is_told_twice_adds_no_point() {
        Sending sending = new Sending(1);
        sending.tell(List.of(sending.report(0, "delivered-handset")));
        int points = curves(sending).getList("carriers[0].points").size();
        for (int i = 0; i < 3; i++) {
            sending.tell(List.of(sending.report(0, "delivered-handset")));
        }
        assertThat(curves(sending).getList("carriers[0].points")).hasSize(points);
    }

    @Test
    void a_stream_never_has_more_points_than_the_bound() {
        Sending sending = new Sending(1);
        sending.tell(List.of(sending.report(0, "delivered-handset")));
        Instant later = Instant.now().plusSeconds(60);
        // At once, so that the watch does not look at the campaign in between, at a time before the newest point.
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < Curve.MOST + 30; i++) {
                note(sending.campaign, later.plusSeconds(i));
            }
        });

        JsonPath curve = curves(sending);
        assertThat(curve.getList("carriers[0].points").size()).isBetween(Curve.MOST / 2, Curve.MOST);
        assertThat(curve.getList("carriers[0].points.at", String.class)).isSorted();
        assertThat(curve.getInt("carriers[0].points[-1].sent")).isEqualTo(Curve.MOST + 31);
    }

    private void note(String code, Instant at) {
        try (Connection connection = database.getConnection()) {
            WatchedCampaign campaign = Objects.requireNonNull(
                    watched.lock(connection, List.of(code)).get(code));
            campaign.streams.values().forEach(stream -> stream.sent++);
            curves.note(connection, campaign.streams.values(), at);
            watched.update(connection, campaign.streams.values());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_client_sees_its_own_campaigns_only() {
        Sending sending = new Sending(1);
        sending.tell(List.of(sending.report(0, "delivered-handset")));
        Api.asClient(Registry.client())
                .get("/api/v1/watch/curves?campaign=" + sending.campaign)
                .then()
                .statusCode(404);
        assertThat(Api.asClient(sending.client)
                        .get("/api/v1/watch/campaigns")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("items.campaign", String.class))
                .containsExactly(sending.campaign);
        Api.as(Role.PIPELINE).get("/api/v1/watch/campaigns").then().statusCode(403);
    }

    @Test
    void campaigns_can_be_listed_by_what_the_watch_says_of_them() {
        Sending held = new Sending(1);
        fail(held, 0, 40);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(held.watch().getString("state")).isEqualTo("held"));
        Sending normal = new Sending(held);
        normal.tell(List.of(normal.report(0, "delivered-handset")));

        for (String state : List.of("held", "normal")) {
            JsonPath listed = Api.asClient(held.client)
                    .get("/api/v1/watch/campaigns?state=" + state)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(listed.getList("items.campaign", String.class))
                    .containsExactly(state.equals("held") ? held.campaign : normal.campaign);
            assertThat(listed.getString("items[0].state")).isEqualTo(state);
        }
        Api.admin().get("/api/v1/watch/campaigns?state=ill").then().statusCode(400);
    }
}
