package org.countersign.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TimelineApiTest {

    @Test
    void the_timeline_tells_who_did_what_and_why() {
        Scene scene = new Scene(1);
        String reference = scene.draft(scene.content());
        scene.move(reference, "declare", Map.of("note", "Agreed with the client."))
                .then()
                .statusCode(200);
        scene.signOff(reference, 0, 1, "rejected", "The name is on our list.")
                .then()
                .statusCode(201);
        scene.move(reference, "withdraw", Map.of("note", "Orange says no."))
                .then()
                .statusCode(200);

        timeline(scene.manager(), reference)
                .body("items.kind", contains("change-withdrawn", "signed-off", "change-declared", "change-drafted"))
                .body("items.byName", contains("Test Person", "Test Person", "Test Person", "Test Person"))
                .body("items[0].data.note", equalTo("Orange says no."))
                .body("items[1].data.reason", equalTo("The name is on our list."))
                .body("items[2].data.affected", contains(scene.carrier(0)))
                .body("items[3].data", not(hasKey("content")));
    }

    @Test
    void people_of_a_carrier_see_the_steps_and_what_their_own_carrier_said() {
        Scene scene = new Scene(2);
        String reference = scene.draft(scene.content());
        scene.move(reference, "declare", Map.of("note", "Agreed with the client."))
                .then()
                .statusCode(200);
        scene.signOff(reference, 0, 1, "rejected", "The name is on our list.")
                .then()
                .statusCode(201);
        scene.signOff(reference, 1, "accepted").then().statusCode(201);

        timeline(scene.contact(1), reference)
                .body("items.kind", contains("signed-off", "change-declared"))
                .body("items[0].data.carrier", equalTo(scene.carrier(1)))
                .body("items[0].byName", equalTo("Test Person"))
                .body("items[1].byName", nullValue())
                .body("items[1].data", not(hasKey("affected")))
                .body("items[1].data", not(hasKey("note")));
    }

    @Test
    void pages_are_full_and_end() {
        Scene scene = new Scene(2);
        String reference = scene.declared();
        for (String decision : List.of("acknowledged", "accepted", "withdrawn", "accepted")) {
            scene.signOff(reference, 0, decision).then().statusCode(201);
        }
        scene.signOff(reference, 1, "accepted").then().statusCode(201);

        List<String> kinds = new ArrayList<>();
        String after = null;
        do {
            Response page = scene.contact(1)
                    .queryParam("limit", 1)
                    .queryParams(after == null ? Map.of() : Map.of("after", after))
                    .get(Scene.CHANGES + "/" + reference + "/timeline");
            kinds.addAll(page.path("items.kind"));
            after = page.path("next");
        } while (after != null);
        assertThat(kinds).containsExactly("signed-off", "change-declared");
    }

    @Test
    void the_timeline_is_for_those_who_watch_over_changes() {
        Scene scene = new Scene(0);
        String reference = scene.declared();

        timeline(Api.as(Role.AUDITOR), reference).body("items.size()", equalTo(2));
        Api.as(Role.PIPELINE)
                .get(Scene.CHANGES + "/" + reference + "/timeline")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse timeline(RequestSpecification who, String reference) {
        return who.get(Scene.CHANGES + "/" + reference + "/timeline").then().statusCode(200);
    }
}
