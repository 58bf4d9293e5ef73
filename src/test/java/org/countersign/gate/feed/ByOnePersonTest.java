package org.countersign.gate.feed;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Scene;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That no change manager settles alone, by steps that are each allowed, what carriers have not accepted. */
@QuarkusTest
class ByOnePersonTest {
    private static final String RELEASE = "2013.09";

    private Stage stage;
    private Scene scene;

    @BeforeEach
    void an_undeclared_release_runs() {
        stage = new Stage(2);
        scene = stage.scene();
        stage.deploy(RELEASE);
        assertBlocked();
    }

    @Test
    void a_change_that_affects_nobody_is_not_closed() {
        end(0);
        end(1);
        String change = scene.declared(now(RELEASE));
        scene.move(change, "implement").then().statusCode(200);

        scene.move(change, "close").then().statusCode(409).body("type", equalTo("/problems/not-cleared"));

        link(scene.manager(), 0, 201);
        link(scene.manager(), 1, 201);
        assertBlocked();
    }

    @Test
    void who_sent_a_carrier_away_does_not_bring_it_back_past_a_change_that_was_closed_without_it() {
        end(0);
        String change = scene.declared(now(RELEASE));
        scene.move(change, "implement").then().statusCode(200);
        scene.signOff(change, 1, "accepted").then().statusCode(201);
        scene.move(change, "close").then().statusCode(200);

        link(scene.manager(), 0, 403);
        link(Api.key(Role.CHANGE_MANAGER), 0, 403);
        link(Api.as(Role.CHANGE_MANAGER), 0, 201);
    }

    @Test
    void after_a_key_ended_the_link_an_administrator_opens_it_again() {
        Api.key(Role.CHANGE_MANAGER).delete(link(0)).then().statusCode(204);
        String change = scene.declared(now(RELEASE));
        scene.move(change, "implement").then().statusCode(200);
        scene.signOff(change, 1, "accepted").then().statusCode(201);
        scene.move(change, "close").then().statusCode(200);

        link(scene.manager(), 0, 403);
        link(Api.admin(), 0, 201);
    }

    @Test
    void a_link_that_was_ended_by_mistake_is_opened_again_by_anybody() {
        end(0);

        link(scene.manager(), 0, 201);
    }

    @Test
    void a_release_is_not_declared_in_order_to_be_reported_away() {
        String change = scene.declared(now(RELEASE));

        for (RequestSpecification planner : List.of(scene.manager(), Api.key(Role.CHANGE_MANAGER))) {
            planner.body(Map.of("version", Stage.BASELINE))
                    .post("/api/v1/platforms/" + scene.platform() + "/releases")
                    .then()
                    .statusCode(403);
        }
        scene.move(change, "withdraw").then().statusCode(200);
        assertBlocked();
        stage.deploy(Stage.BASELINE);
        stage.ask(stage.question()).then().body("decision", equalTo("allow"));
    }

    @Test
    void an_approved_exclusion_is_not_carried_over_to_another_change() {
        Map<String, Object> harmless = without(now(null));
        String change = scene.draft(harmless);
        Api.as(Role.CHANGE_MANAGER)
                .body(Map.of())
                .post(Scene.CHANGES + "/" + change + "/declare")
                .then()
                .statusCode(200)
                .body("affected", hasSize(1));

        scene.amend(change, harmless, true).then().statusCode(201);
        scene.show(change).then().body("affected", hasSize(1));
        scene.amend(change, without(now(RELEASE)), false).then().statusCode(201);

        scene.show(change).then().body("affected", hasSize(2));
        scene.signOff(change, 1, 3, "accepted", null).then().statusCode(201);
        assertBlocked();
    }

    @Test
    void nor_is_that_of_a_draft() {
        String change = scene.draft(without(now(null)));
        Api.as(Role.CHANGE_MANAGER)
                .post(Scene.CHANGES + "/" + change + "/exclusions/" + scene.carrier(0) + "/approve")
                .then()
                .statusCode(200)
                .body("affected", hasSize(1));
        scene.amend(change, without(now(RELEASE)), false).then().statusCode(201);

        scene.move(change, "declare").then().statusCode(403);
        scene.show(change)
                .then()
                .body("affected", hasSize(2))
                .body("exclude.approvedBy.findAll { it != null }", empty());
    }

    private void assertBlocked() {
        stage.ask(stage.question()).then().body("decision", equalTo("block"));
    }

    /** A change that is in effect. */
    private Map<String, Object> now(@Nullable String release) {
        Instant start = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> content = scene.content(
                "window",
                Map.of(
                        "start",
                        start.toString(),
                        "end",
                        start.plus(2, ChronoUnit.HOURS).toString()));
        if (release != null) {
            content.put("release", release);
        }
        return content;
    }

    private Map<String, Object> without(Map<String, Object> content) {
        Map<String, Object> other = new LinkedHashMap<>(content);
        other.put("exclude", List.of(Map.of("carrier", scene.carrier(0), "justification", "Sends by another sender.")));
        return other;
    }

    private String link(int carrier) {
        return "/api/v1/platforms/" + scene.platform() + "/interconnects/" + scene.carrier(carrier);
    }

    private void end(int carrier) {
        scene.manager().delete(link(carrier)).then().statusCode(204);
    }

    private void link(RequestSpecification by, int carrier, int status) {
        by.body(Map.of("noticeDays", 5, "acknowledgeWithinHours", 48))
                .put(link(carrier))
                .then()
                .statusCode(status);
    }
}
