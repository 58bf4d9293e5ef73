package org.countersign.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.core.CanonicalJson;
import org.countersign.testing.Facts;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AmendingTest {
    @Inject
    Facts facts;

    @Test
    void a_material_amendment_voids_the_sign_offs() {
        Scene scene = new Scene(2);
        String reference = scene.declared();
        scene.signOff(reference, 0, "accepted").then().statusCode(201);

        scene.amend(reference, scene.content("risk", "high"), false)
                .then()
                .statusCode(201)
                .body("revision", equalTo(2))
                .body("status", equalTo("declared"))
                .body("affected.state", contains("pending", "pending"));
        scene.show(reference).then().body("affected.state", contains("pending", "pending"));
    }

    @Test
    void an_editorial_amendment_carries_the_sign_offs_over_and_says_so() {
        Scene scene = new Scene(2);
        Map<String, Object> content = scene.content();
        String reference = scene.declared(content);
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        content.put("title", "Désanonymisation de tous les envois");

        scene.amend(reference, content, true)
                .then()
                .statusCode(201)
                .body("affected.find { it.state == 'accepted' }.carrier", equalTo(scene.carrier(0)))
                .body("affected.find { it.state == 'accepted' }.carriedFrom", equalTo(1))
                .body("affected.find { it.state == 'pending' }.carriedFrom", nullValue());
    }

    @Test
    void an_amendment_is_not_editorial_when_something_that_matters_differs() {
        Scene scene = new Scene(1);
        Map<String, Object> content = scene.content();
        String reference = scene.declared(content);
        content.put("risk", "high");
        content.put("release", "2013.10");

        scene.amend(reference, content, true)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/editorial"))
                .body("errors[0].detail", containsString("/release, /risk"));
        scene.show(reference).then().body("revision", equalTo(1));
    }

    @Test
    void an_amendment_says_why() {
        Scene scene = new Scene(1);
        String reference = scene.declared();

        scene.manager()
                .body(scene.content())
                .post(Scene.CHANGES + "/" + reference + "/revisions")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/reason"));
    }

    @Test
    void a_change_that_is_over_is_not_amended() {
        Scene scene = new Scene(1);
        String reference = scene.declared();
        scene.move(reference, "withdraw").then().statusCode(200);

        scene.amend(reference, scene.content(), false)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/wrong-status"));
    }

    @Test
    void a_stale_if_match_is_refused() {
        Scene scene = new Scene(1);
        String reference = scene.draft(scene.content());
        String stale = scene.show(reference).header("ETag");
        scene.amend(reference, scene.content(), false).then().statusCode(201);

        scene.manager()
                .header("If-Match", stale)
                .body(Map.of())
                .post(Scene.CHANGES + "/" + reference + "/declare")
                .then()
                .statusCode(412);
        scene.show(reference).then().body("status", equalTo("draft"));
    }

    @Test
    void every_revision_stays_readable_with_its_digest_and_its_author() {
        Scene scene = new Scene(1);
        String reference = scene.draft(scene.content());
        scene.amend(reference, scene.content("title", "Another title"), true)
                .then()
                .statusCode(201);

        scene.manager()
                .get(Scene.CHANGES + "/" + reference + "/revisions")
                .then()
                .statusCode(200)
                .body("items.revision", contains(2, 1))
                .body("items.content.title", contains("Another title", "Désanonymisation des envois"))
                .body("items.editorial", contains(true, false))
                .body("items.reason", contains("The window was wrong.", null));
    }

    @Test
    void the_ledger_tells_of_each_revision_and_its_digest_is_that_of_the_content_in_the_leaf() {
        Scene scene = new Scene(1);
        String reference = scene.declared();
        scene.amend(reference, scene.content("risk", "high"), false).then().statusCode(201);

        List<JsonNode> leaves = facts.about(reference);
        assertThat(facts.kindsAbout(reference))
                .containsExactly("change-drafted", "change-declared", "change-revised", "change-amended");
        for (JsonNode leaf : List.of(leaves.get(0), leaves.get(2))) {
            JsonNode data = leaf.get("data");
            assertThat(CanonicalJson.digest(data.get("content")))
                    .isEqualTo(data.get("digest").asText());
        }
        assertThat(leaves.get(3).get("data").get("digest"))
                .isEqualTo(leaves.get(2).get("data").get("digest"));
    }

    @Test
    void the_fact_of_an_amendment_names_the_sign_offs_that_were_carried_over() {
        Scene scene = new Scene(2);
        Map<String, Object> content = scene.content();
        String reference = scene.declared(content);
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        content.put("description", "Another description.");
        scene.amend(reference, content, true).then().statusCode(201);

        JsonNode amended = facts.about(reference).get(4).get("data");
        assertThat(amended.get("editorial").asBoolean()).isTrue();
        assertThat(amended.get("carriedOver")).hasSize(1);
        assertThat(amended.get("carriedOver").get(0).asText()).isEqualTo(scene.carrier(0));
    }

    @Test
    void amending_a_draft_voids_nothing_and_tells_the_gate_nothing() {
        Scene scene = new Scene(1);
        String reference = scene.draft(scene.content());
        scene.amend(reference, scene.content("risk", "high"), false).then().statusCode(201);

        assertThat(facts.kindsAbout(reference)).containsExactly("change-drafted", "change-revised");
    }

    @Test
    void a_change_can_be_moved_to_another_platform() {
        Scene one = new Scene(1);
        Scene other = new Scene(2);
        String reference = one.declared();
        Map<String, Object> moved = new LinkedHashMap<>(one.content());
        moved.put("platform", other.platform());

        one.amend(reference, moved, false)
                .then()
                .statusCode(201)
                .body("platform", equalTo(other.platform()))
                .body("affected.carrier", containsInAnyOrder(other.carrier(0), other.carrier(1)));
    }
}
