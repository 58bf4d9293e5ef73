package org.countersign.signoffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.core.Limits;
import org.countersign.testing.Api;
import org.countersign.testing.Facts;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignOffResourceTest {
    @Inject
    Facts facts;

    @Test
    void a_carrier_accepts_from_a_date_on() {
        Scene scene = new Scene(1);
        String reference = scene.declared();
        String from = Instant.now()
                .plus(1, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();

        Response answer = say(scene.contact(0), reference, Map.of("decision", "accepted", "effectiveFrom", from));
        answer.then()
                .statusCode(201)
                .header("Location", matchesPattern(".*/changes/" + reference + "/sign-offs/s-[0-9a-z]{26}"))
                .body("carrier", equalTo(scene.carrier(0)))
                .body("decision", equalTo("accepted"))
                .body("effectiveFrom", equalTo(from))
                .body("by", matchesPattern("p-.*"));
        scene.show(reference)
                .then()
                .body("affected.state", contains("accepted"))
                .body("affected.effectiveFrom", contains(from))
                .body("affected.signOff", contains(answer.<String>path("id")))
                .body("cleared", equalTo(false));
        scene.contact(0)
                .get(answer.header("Location"))
                .then()
                .statusCode(200)
                .header("ETag", equalTo(answer.header("ETag")))
                .body("id", equalTo(answer.path("id")));
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void the_fact_names_the_revision_by_its_digest_and_hides_the_reason() {
        Scene scene = new Scene(1);
        String reference = scene.declared();
        scene.signOff(reference, 0, 1, "rejected", "The name is on our list.")
                .then()
                .statusCode(201);

        JsonNode fact = facts.about(reference).get(2);
        JsonNode data = fact.get("data");
        assertThat(fact.get("kind").asText()).isEqualTo("signed-off");
        assertThat(data.get("decision").asText()).isEqualTo("rejected");
        assertThat(data.get("digest").asText()).isEqualTo(scene.show(reference).path("digest"));
        assertThat(data.get("reason").asText()).startsWith("sha256:");
    }

    @Test
    void a_rejection_needs_a_reason_and_only_an_acceptance_has_a_date() {
        Scene scene = new Scene(1);
        String reference = scene.declared();

        say(scene.contact(0), reference, Map.of("decision", "rejected"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/reason"));
        say(scene.contact(0), reference, Map.of("decision", "acknowledged", "effectiveFrom", "2030-01-01T00:00:00Z"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/effectiveFrom"));
        say(scene.contact(0), reference, Map.of("decision", "rejected", "reason", "x".repeat(Limits.TEXT + 1)))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/reason"));
    }

    @Test
    void what_was_just_said_can_be_repeated_without_another_fact() {
        Scene scene = new Scene(1);
        String reference = scene.declared();
        String first = scene.signOff(reference, 0, "accepted")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        scene.signOff(reference, 0, "accepted").then().statusCode(200).body("id", equalTo(first));
        assertThat(facts.kindsAbout(reference)).containsExactly("change-drafted", "change-declared", "signed-off");
    }

    @Test
    void what_was_said_before_something_else_is_no_repetition() {
        Scene scene = new Scene(1);
        String reference = scene.declared();

        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        scene.signOff(reference, 0, "withdrawn").then().statusCode(201);
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        scene.show(reference).then().body("affected.state", contains("accepted"));
    }

    @Test
    void an_acceptance_of_a_carried_over_revision_can_be_confirmed() {
        Scene scene = new Scene(1);
        String reference = scene.declared();
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        scene.amend(reference, scene.content("title", "Another title"), true)
                .then()
                .statusCode(201);

        scene.signOff(reference, 0, 2, "accepted", null).then().statusCode(201).body("revision", equalTo(2));
    }

    @Test
    void an_old_revision_is_told_to_be_old_and_a_future_one_to_be_none() {
        Scene scene = new Scene(1);
        String reference = scene.declared();
        scene.amend(reference, scene.content("risk", "high"), false).then().statusCode(201);

        scene.signOff(reference, 0, "accepted")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/old-revision"))
                .body("revision", equalTo(2));
        scene.signOff(reference, 0, 3, "accepted", null)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/revision"));
    }

    @Test
    void only_what_is_in_force_is_signed_off() {
        Scene scene = new Scene(1);
        String draft = scene.draft(scene.content());
        String withdrawn = scene.declared();
        scene.move(withdrawn, "withdraw").then().statusCode(200);

        for (String reference : new String[] {draft, withdrawn}) {
            scene.signOff(reference, 0, "accepted")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/wrong-status"));
        }
    }

    @Test
    void a_carrier_that_is_not_affected_has_nothing_to_sign() {
        Scene scene = new Scene(1);
        String reference = scene.declared();

        say(Api.asCarrier(Scene.newCarrier()), reference, Map.of("decision", "accepted"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-affected"));
    }

    @Test
    void nobody_signs_off_for_a_carrier_that_is_not_theirs() {
        Scene scene = new Scene(2);
        String reference = scene.declared();
        Map<String, Object> forOrange = Map.of("decision", "accepted", "carrier", scene.carrier(0));

        say(scene.contact(1), reference, forOrange).then().statusCode(403);
        say(Api.admin(), reference, forOrange).then().statusCode(403);
        say(Api.as(Role.CHANGE_MANAGER), reference, forOrange).then().statusCode(403);
        say(Api.as(Role.AUDITOR), reference, Map.of("decision", "accepted"))
                .then()
                .statusCode(403);
        scene.show(reference).then().body("affected.state", contains("pending", "pending"));
    }

    @Test
    void a_carrier_may_name_itself() {
        Scene scene = new Scene(1);

        say(scene.contact(0), scene.declared(), Map.of("decision", "accepted", "carrier", scene.carrier(0)))
                .then()
                .statusCode(201);
    }

    @Test
    void all_that_was_said_stays_readable() {
        Scene scene = new Scene(2);
        String reference = scene.declared();
        scene.signOff(reference, 0, "acknowledged").then().statusCode(201);
        scene.signOff(reference, 0, 1, "rejected", "Too soon.").then().statusCode(201);
        scene.signOff(reference, 1, "accepted").then().statusCode(201);

        scene.manager()
                .get(Scene.CHANGES + "/" + reference + "/sign-offs")
                .then()
                .statusCode(200)
                .body("items.decision", contains("accepted", "rejected", "acknowledged"))
                .body("items[1].reason", equalTo("Too soon."));
        scene.contact(1)
                .get(Scene.CHANGES + "/" + reference + "/sign-offs")
                .then()
                .body("items.carrier", containsInAnyOrder(scene.carrier(1)));
    }

    @Test
    void a_sign_off_moves_the_version_of_the_change() {
        Scene scene = new Scene(1);
        String reference = scene.declared();
        String stale = scene.show(reference).header("ETag");
        scene.signOff(reference, 0, "acknowledged").then().statusCode(201);

        say(scene.contact(0).header("If-Match", stale), reference, Map.of("decision", "accepted"))
                .then()
                .statusCode(412);
    }

    private static Response say(RequestSpecification who, String reference, Map<String, Object> word) {
        Map<String, Object> body = new LinkedHashMap<>(word);
        body.putIfAbsent("revision", 1);
        return who.body(body).post(Scene.CHANGES + "/" + reference + "/sign-offs");
    }
}
