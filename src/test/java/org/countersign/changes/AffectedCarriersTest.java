package org.countersign.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Facts;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AffectedCarriersTest {
    @Inject
    Facts facts;

    @Test
    void nobody_declares_a_change_whose_exclusions_they_proposed_themselves() {
        Scene scene = new Scene(2);
        String reference = scene.draft(without(scene, 0));

        scene.move(reference, "declare").then().statusCode(403);
        scene.show(reference).then().body("status", equalTo("draft"));
    }

    @Test
    void a_second_person_who_declares_agrees_to_the_exclusions() {
        Scene scene = new Scene(2);
        String reference = scene.draft(without(scene, 0));

        Api.as(Role.CHANGE_MANAGER)
                .body(Map.of())
                .post(Scene.CHANGES + "/" + reference + "/declare")
                .then()
                .statusCode(200)
                .body("affected.carrier", contains(scene.carrier(1)))
                .body("exclude.approvedBy", contains(notNullValue()));
        assertThat(facts.kindsAbout(reference))
                .containsExactly("change-drafted", "exclusion-approved", "change-declared");
    }

    @Test
    void an_exclusion_counts_once_a_second_person_has_approved_it() {
        Scene scene = new Scene(2);
        String reference = scene.draft(without(scene, 0));
        scene.show(reference).then().body("affected", hasSize(2));

        approve(scene.manager(), reference, scene.carrier(0)).statusCode(403);
        approve(Api.as(Role.CHANGE_MANAGER), reference, scene.carrier(0))
                .statusCode(200)
                .body("affected.carrier", contains(scene.carrier(1)));
        approve(Api.as(Role.CHANGE_MANAGER), reference, scene.carrier(0)).statusCode(409);
        scene.move(reference, "declare").then().statusCode(200).body("affected", hasSize(1));
    }

    @Test
    void only_what_was_proposed_can_be_approved_and_only_by_managers() {
        Scene scene = new Scene(2);
        String reference = scene.draft(without(scene, 0));

        approve(Api.as(Role.CHANGE_MANAGER), reference, scene.carrier(1)).statusCode(404);
        approve(Api.as(Role.AUDITOR), reference, scene.carrier(0)).statusCode(403);
    }

    @Test
    void approving_an_exclusion_of_a_declared_change_frees_the_carrier() {
        Scene scene = new Scene(2);
        Map<String, Object> content = scene.content();
        String reference = scene.declared(content);
        content.putAll(without(scene, 0));
        scene.amend(reference, content, false).then().statusCode(201).body("affected", hasSize(2));

        approve(Api.as(Role.CHANGE_MANAGER), reference, scene.carrier(0))
                .statusCode(200)
                .body("affected.carrier", contains(scene.carrier(1)));
        assertThat(facts.kindsAbout(reference)).endsWith("exclusion-approved", "affected-recomputed");
    }

    @Test
    void a_carrier_without_an_interconnect_can_be_included() {
        Scene scene = new Scene(1);
        String guest = Scene.newCarrier();
        String reference = scene.declared(scene.content("include", List.of(guest)));

        scene.show(reference)
                .then()
                .body("affected.carrier", containsInAnyOrder(scene.carrier(0), guest))
                .body("include", contains(guest));
    }

    @Test
    void a_carrier_that_is_linked_later_is_asked_too() {
        Scene scene = new Scene(1);
        String reference = scene.declared();
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        scene.show(reference).then().body("cleared", equalTo(true));
        String late = Scene.newCarrier();
        scene.link(late);

        scene.show(reference)
                .then()
                .body("cleared", equalTo(false))
                .body("affected.carrier", containsInAnyOrder(scene.carrier(0), late));
        JsonNode recomputed = facts.about(reference).get(3);
        assertThat(recomputed.get("kind").asText()).isEqualTo("affected-recomputed");
        assertThat(recomputed.get("data").get("affected")).hasSize(2);
    }

    @Test
    void a_carrier_whose_link_ends_is_still_asked_and_its_word_stays_as_it_was() {
        Scene scene = new Scene(2);
        String reference = scene.declared();
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        scene.unlink(scene.carrier(0));
        scene.unlink(scene.carrier(1));

        scene.show(reference)
                .then()
                .body("affected.find { it.carrier == '" + scene.carrier(0) + "' }.state", equalTo("accepted"))
                .body("affected.find { it.carrier == '" + scene.carrier(1) + "' }.state", equalTo("pending"));
        scene.signOff(reference, 1, "accepted").then().statusCode(201);
        scene.link(scene.carrier(0));
        scene.show(reference).then().body("cleared", equalTo(true)).body("affected", hasSize(2));
        assertThat(facts.kindsAbout(reference)).doesNotContain("affected-recomputed");
    }

    @Test
    void nobody_closes_a_change_by_ending_the_link_of_a_carrier_that_rejects_it() {
        Scene scene = new Scene(2);
        String reference = scene.declared();
        scene.signOff(reference, 0, 1, "rejected", "Not on our list.").then().statusCode(201);
        scene.signOff(reference, 1, "accepted").then().statusCode(201);
        scene.move(reference, "implement").then().statusCode(200);
        scene.unlink(scene.carrier(0));

        scene.move(reference, "close").then().statusCode(409).body("carriers", contains(scene.carrier(0)));
        scene.link(scene.carrier(0));
        scene.show(reference)
                .then()
                .body("affected.find { it.carrier == '" + scene.carrier(0) + "' }.state", equalTo("rejected"));
    }

    @Test
    void a_carrier_that_has_left_is_excluded_by_two_people_and_the_change_can_be_closed() {
        Scene scene = new Scene(2);
        Map<String, Object> content = scene.content();
        String reference = scene.declared(content);
        scene.move(reference, "implement").then().statusCode(200);
        scene.unlink(scene.carrier(0));
        content.putAll(without(scene, 0));
        scene.amend(reference, content, false).then().statusCode(201).body("affected", hasSize(2));
        approve(Api.as(Role.CHANGE_MANAGER), reference, scene.carrier(0))
                .statusCode(200)
                .body("affected.carrier", contains(scene.carrier(1)));
        scene.signOff(reference, 1, 2, "accepted", null).then().statusCode(201);

        scene.move(reference, "close").then().statusCode(200);
    }

    @Test
    void a_carrier_that_was_included_stays_when_a_later_revision_no_longer_names_it() {
        Scene scene = new Scene(1);
        String guest = Scene.newCarrier();
        String reference = scene.declared(scene.content("include", List.of(guest)));

        scene.amend(reference, scene.content(), false)
                .then()
                .statusCode(201)
                .body("affected.carrier", containsInAnyOrder(scene.carrier(0), guest));
    }

    @Test
    void a_declared_change_that_moves_to_another_platform_asks_its_carriers_instead() {
        Scene scene = new Scene(1);
        Scene other = new Scene(1);
        String reference = scene.declared();

        scene.amend(reference, other.content(), false)
                .then()
                .statusCode(201)
                .body("affected.carrier", contains(other.carrier(0)));
    }

    @Test
    void a_change_that_is_over_no_longer_follows_the_interconnects() {
        Scene scene = new Scene(1);
        String reference = scene.declared();
        scene.move(reference, "withdraw").then().statusCode(200);
        String late = Scene.newCarrier();
        scene.link(late);

        scene.show(reference).then().body("affected.carrier", not(contains(late)));
    }

    @Test
    void a_draft_follows_without_a_fact_since_it_blocks_nothing() {
        Scene scene = new Scene(1);
        String reference = scene.draft(scene.content());
        scene.link(Scene.newCarrier());

        scene.show(reference).then().body("affected", hasSize(2));
        assertThat(facts.kindsAbout(reference)).containsExactly("change-drafted");
    }

    @Test
    void exclusions_name_known_carriers_with_a_justification() {
        Scene scene = new Scene(1);

        scene.manager()
                .body(scene.content("exclude", List.of(Map.of("carrier", "nobody-here", "justification", "x"))))
                .post(Scene.CHANGES)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/exclude/0/carrier"));
        scene.manager()
                .body(scene.content("exclude", List.of(Map.of("carrier", scene.carrier(0), "justification", " "))))
                .post(Scene.CHANGES)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/exclude/0/justification"));
    }

    private static Map<String, Object> without(Scene scene, int carrier) {
        return scene.content(
                "exclude", List.of(Map.of("carrier", scene.carrier(carrier), "justification", "Out of scope.")));
    }

    private static io.restassured.response.ValidatableResponse approve(
            RequestSpecification who, String reference, String carrier) {
        return who.post(Scene.CHANGES + "/" + reference + "/exclusions/" + carrier + "/approve")
                .then();
    }
}
