package org.countersign.changes;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangeLifeTest {

    @Test
    void a_draft_has_a_reference_of_the_year_a_digest_and_every_interconnected_carrier() {
        Scene scene = new Scene(2);

        scene.manager()
                .body(scene.content())
                .post(Scene.CHANGES)
                .then()
                .statusCode(201)
                .header("Location", matchesPattern(".*/api/v1/changes/CHG-[0-9]{4}-[0-9]{4,}"))
                .header("ETag", notNullValue())
                .body("reference", matchesPattern("CHG-[0-9]{4}-[0-9]{4,}"))
                .body("revision", equalTo(1))
                .body("digest", matchesPattern("sha256:[0-9a-f]{64}"))
                .body("status", equalTo("draft"))
                .body("cleared", equalTo(false))
                .body("affected.size()", equalTo(2))
                .body("affected.state", contains("pending", "pending"))
                .body("affected.acknowledgeBy", contains(nullValue(), nullValue()))
                .body("conflicts", empty());
    }

    @Test
    void a_change_goes_from_draft_to_closed_once_all_have_accepted() {
        Scene scene = new Scene(2);
        String reference = scene.draft(scene.content());

        scene.move(reference, "declare").then().statusCode(200).body("status", equalTo("declared"));
        scene.move(reference, "implement").then().statusCode(200).body("status", equalTo("implemented"));
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        scene.move(reference, "close")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-cleared"))
                .body("carriers", contains(scene.carrier(1)));
        scene.signOff(reference, 1, "accepted").then().statusCode(201);
        scene.show(reference).then().body("cleared", equalTo(true));
        scene.move(reference, "close")
                .then()
                .statusCode(200)
                .body("status", equalTo("closed"))
                .body("cleared", equalTo(true));
    }

    @Test
    void a_transition_that_the_status_forbids_is_a_conflict_that_tells_the_status() {
        Scene scene = new Scene(1);
        String reference = scene.draft(scene.content());

        scene.move(reference, "implement")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/wrong-status"))
                .body("status", equalTo(409))
                .body("changeStatus", equalTo("draft"));
    }

    @Test
    void nothing_happens_in_the_future() {
        Scene scene = new Scene(1);
        String reference = scene.draft(scene.content());

        scene.move(
                        reference,
                        "declare",
                        Map.of("at", Instant.now().plus(1, ChronoUnit.HOURS).toString()))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/at"));
    }

    @Test
    void what_was_written_before_the_declaration_is_for_those_who_read_drafts() {
        Scene scene = new Scene(1);
        String reference = scene.draft(scene.content("description", "First words"));
        scene.amend(reference, scene.content("description", "Second words"), false)
                .then()
                .statusCode(201);
        scene.move(reference, "declare").then().statusCode(200);
        scene.amend(reference, scene.content("description", "Third words"), false)
                .then()
                .statusCode(201);

        for (RequestSpecification reader : List.of(
                Api.as(Api.person(scene.carrier(0), null, Role.CARRIER), Api.PASSWORD),
                Api.as(Role.CAMPAIGN_SYSTEM),
                Api.as(Role.PIPELINE))) {
            reader.get(Scene.CHANGES + "/" + reference + "/revisions")
                    .then()
                    .statusCode(200)
                    .body("items.revision", contains(3, 2));
        }
        Api.as(Role.AUDITOR)
                .get(Scene.CHANGES + "/" + reference + "/revisions")
                .then()
                .body("items.revision", contains(3, 2, 1));
    }
}
