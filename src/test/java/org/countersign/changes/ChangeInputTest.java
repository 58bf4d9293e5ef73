package org.countersign.changes;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.countersign.access.Role;
import org.countersign.core.Limits;
import org.countersign.testing.Api;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ChangeInputTest {

    @ParameterizedTest
    @ValueSource(strings = {"platform", "title", "description", "kind", "category", "effects", "window"})
    void what_is_required_is_asked_for_by_name(String property) {
        Scene scene = new Scene(0);
        Map<String, Object> content = scene.content();
        content.remove(property);

        assertFault(scene, content, "/" + property);
    }

    @Test
    void a_platform_that_is_not_known_is_a_fault() {
        Scene scene = new Scene(0);

        assertFault(scene, scene.content("platform", "nobody-knows-it"), "/platform");
    }

    @Test
    void an_unknown_property_is_a_fault() {
        Scene scene = new Scene(0);

        assertFault(scene, scene.content("colour", "red"), "/colour");
    }

    @Test
    void a_kind_that_does_not_exist_is_a_fault() {
        Scene scene = new Scene(0);

        assertFault(scene, scene.content("kind", "urgent"), "/kind");
    }

    @Test
    void texts_have_a_longest_form() {
        Scene scene = new Scene(0);

        assertFault(scene, scene.content("title", "x".repeat(Limits.NAME + 1)), "/title");
        assertFault(scene, scene.content("description", "x".repeat(Limits.TEXT + 1)), "/description");
        assertFault(scene, scene.content("risk", "x".repeat(Limits.TEXT + 1)), "/risk");
        assertFault(scene, scene.content("rollbackPlan", "x".repeat(Limits.TEXT + 1)), "/rollbackPlan");
    }

    @Test
    void the_longest_content_of_all_is_taken_and_amended() {
        Scene scene = new Scene(1);
        String text = "é\"".repeat(Limits.TEXT / 2);
        String value = "\\€".repeat(Effect.VALUE / 2);
        Map<String, Object> content = scene.content();
        content.put("title", "€".repeat(Limits.NAME));
        content.put("description", text);
        content.put("risk", text);
        content.put("rollbackPlan", text);
        content.put("release", Map.of("version", "€".repeat(200), "fingerprint", "€".repeat(200)));
        content.put("category", "other");
        content.put(
                "effects",
                IntStream.range(0, ChangeContent.MOST_EFFECTS)
                        .mapToObj(i -> Map.of("attribute", "€".repeat(200), "before", value, "after", value))
                        .toList());

        String reference = scene.declared(content);
        scene.amend(reference, content, true).then().statusCode(201).body("description", equalTo(text));
    }

    @Test
    void lists_have_a_longest_form() {
        Scene scene = new Scene(0);

        assertFault(
                scene,
                scene.content(
                        "effects", Collections.nCopies(ChangeContent.MOST_EFFECTS + 1, Map.of("attribute", "sender"))),
                "/effects");
        assertFault(
                scene,
                scene.content("include", Collections.nCopies(ChangeContent.MOST_CHOICES + 1, "orange-fr")),
                "/include");
    }

    @Test
    void an_effect_names_its_attribute() {
        Scene scene = new Scene(0);

        assertFault(scene, scene.content("effects", List.of(Map.of("after", "x"))), "/effects/0/attribute");
    }

    @Test
    void a_sender_that_carriers_may_not_let_pass_is_warned_of() {
        Scene scene = new Scene(0);

        scene.manager()
                .body(scene.content("effects", List.of(Map.of("attribute", "sender", "after", "POLE EMPLOI"))))
                .post(Scene.CHANGES)
                .then()
                .statusCode(201)
                .body("warnings.pointer", contains("/effects/0/after"));
    }

    @Test
    void a_release_may_be_a_version_alone_or_with_its_fingerprint() {
        Scene scene = new Scene(0);

        scene.manager()
                .body(scene.content("release", "2013.09"))
                .post(Scene.CHANGES)
                .then()
                .statusCode(201)
                .body("release.version", equalTo("2013.09"));
        scene.manager()
                .body(scene.content("release", Map.of("version", "2013.09", "fingerprint", "sha256:ab")))
                .post(Scene.CHANGES)
                .then()
                .statusCode(201)
                .body("release.fingerprint", equalTo("sha256:ab"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CAMPAIGN_SYSTEM", "PIPELINE", "AUDITOR", "DUTY_OWNER"})
    void only_change_managers_and_administrators_write_changes(Role role) {
        Scene scene = new Scene(0);
        String reference = scene.draft(scene.content());
        Map<String, Object> revision = new LinkedHashMap<>(scene.content());
        revision.put("reason", "x");
        String login = Api.person(null, null, role);

        Api.as(login, Api.PASSWORD)
                .body(scene.content())
                .post(Scene.CHANGES)
                .then()
                .statusCode(403);
        Api.as(login, Api.PASSWORD)
                .body(revision)
                .post(Scene.CHANGES + "/" + reference + "/revisions")
                .then()
                .statusCode(403);
        for (String step : List.of("declare", "implement", "withdraw", "roll-back", "close")) {
            Api.as(login, Api.PASSWORD)
                    .body(Map.of())
                    .post(Scene.CHANGES + "/" + reference + "/" + step)
                    .then()
                    .statusCode(403);
        }
        scene.show(reference).then().body("status", equalTo("draft")).body("revision", equalTo(1));
    }

    @Test
    void a_transition_needs_no_body() {
        Scene scene = new Scene(0);
        String reference = scene.draft(scene.content());

        scene.manager()
                .post(Scene.CHANGES + "/" + reference + "/declare")
                .then()
                .statusCode(200)
                .body("status", equalTo("declared"));
    }

    @Test
    void a_reference_that_nobody_has_is_not_found_and_one_that_nobody_can_have_is_a_fault() {
        Api.admin().get(Scene.CHANGES + "/CHG-1999-0001").then().statusCode(404);
        Api.admin().get(Scene.CHANGES + "/42").then().statusCode(400);
        Api.admin()
                .body(Map.of())
                .post(Scene.CHANGES + "/CHG-1999-0001/declare")
                .then()
                .statusCode(404);
    }

    private static void assertFault(Scene scene, Map<String, Object> content, String pointer) {
        scene.manager()
                .body(content)
                .post(Scene.CHANGES)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
    }
}
