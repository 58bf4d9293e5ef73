package org.countersign.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.countersign.testing.Api;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ChangeListTest {

    @Test
    void changes_of_a_platform_come_newest_first_page_by_page() {
        Scene scene = new Scene(1);
        List<String> references = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            references.add(0, scene.draft(scene.content()));
        }

        List<String> listed = new ArrayList<>();
        String after = null;
        do {
            Response page = scene.manager()
                    .queryParam("platform", scene.platform())
                    .queryParam("limit", 2)
                    .queryParams(after == null ? Map.of() : Map.of("after", after))
                    .get(Scene.CHANGES);
            page.then().statusCode(200);
            listed.addAll(page.path("items.reference"));
            after = page.path("next");
        } while (after != null);
        assertThat(listed).isEqualTo(references);
    }

    @Test
    void the_list_can_be_narrowed_by_status() {
        Scene scene = new Scene(1);
        scene.draft(scene.content());
        String declared = scene.declared();

        scene.manager()
                .queryParam("platform", scene.platform())
                .queryParam("status", "declared")
                .get(Scene.CHANGES)
                .then()
                .statusCode(200)
                .body("items.reference", contains(declared))
                .body("next", nullValue());
        scene.manager()
                .queryParam("status", "done")
                .get(Scene.CHANGES)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("?status"));
    }

    @Test
    void the_list_tells_what_affects_a_carrier_and_what_awaits_it() {
        Scene scene = new Scene(2);
        String accepted = scene.declared();
        String awaiting = scene.declared();
        scene.signOff(accepted, 0, "accepted").then().statusCode(201);
        scene.signOff(awaiting, 0, "acknowledged").then().statusCode(201);
        scene.draft(scene.content("exclude", List.of(Map.of("carrier", scene.carrier(1), "justification", "x"))));

        references(scene, "carrier", 0).body("items.size()", equalTo(3));
        references(scene, "awaiting", 0).body("items.reference", contains(awaiting));
        references(scene, "awaiting", 1).body("items.reference", contains(awaiting, accepted));
        scene.move(awaiting, "withdraw").then().statusCode(200);
        references(scene, "awaiting", 0).body("items", empty());
    }

    private static io.restassured.response.ValidatableResponse references(Scene scene, String filter, int carrier) {
        return scene.manager()
                .queryParam(filter, scene.carrier(carrier))
                .get(Scene.CHANGES)
                .then()
                .statusCode(200);
    }

    @Test
    void a_voided_acceptance_is_awaited_again() {
        Scene scene = new Scene(1);
        String reference = scene.declared();
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        references(scene, "awaiting", 0).body("items", empty());
        scene.amend(reference, scene.content("risk", "high"), false).then().statusCode(201);

        references(scene, "awaiting", 0).body("items.reference", contains(reference));
    }

    @ParameterizedTest
    @CsvSource({
        "désanonymisation, true",
        "DESANONYMISATION, true",
        "desanon, true",
        "anonymisation, false",
        "desanon envois, true",
        "desanon absent, false",
        "code short, true",
        "sender's, true"
    })
    void the_search_finds_words_by_their_beginning_whatever_their_accents(String q, boolean found) {
        Scene scene = new Scene(0);
        String reference = scene.draft(scene.content());

        scene.manager()
                .queryParam("platform", scene.platform())
                .queryParam("q", q)
                .get(Scene.CHANGES)
                .then()
                .statusCode(200)
                .body("items.reference", found ? contains(reference) : empty());
    }

    @Test
    void the_search_knows_the_newest_revision_only() {
        Scene scene = new Scene(0);
        String old = "old" + Api.code("").replace("-", "");
        String newer = "new" + Api.code("").replace("-", "");
        String reference = scene.draft(scene.content("title", old));
        scene.amend(reference, scene.content("title", newer), true).then().statusCode(201);

        search(scene, old).body("items", empty());
        search(scene, newer).body("items.reference", contains(reference));
    }

    private static io.restassured.response.ValidatableResponse search(Scene scene, String q) {
        return scene.manager().queryParam("q", q).get(Scene.CHANGES).then().statusCode(200);
    }

    @Test
    void a_search_without_a_word_or_with_too_many_is_a_fault() {
        for (String q : List.of("-- !", "a b c d e f g h i j k", "x".repeat(ChangeResource.LONGEST_QUERY + 1))) {
            Api.admin()
                    .queryParam("q", q)
                    .get(Scene.CHANGES)
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("?q"));
        }
    }

    @Test
    void people_of_a_carrier_see_what_was_declared_to_it_and_of_others_nothing() {
        Scene scene = new Scene(2);
        Scene elsewhere = new Scene(1);
        scene.draft(scene.content());
        String declared = scene.declared(scene.content("include", List.of(elsewhere.carrier(0))));
        String other = elsewhere.declared();
        scene.signOff(declared, 1, "accepted").then().statusCode(201);

        scene.contact(0)
                .get(Scene.CHANGES)
                .then()
                .statusCode(200)
                .body("items.reference", contains(declared))
                .body("items[0].affected.carrier", contains(scene.carrier(0)))
                .body("items[0].include", empty());
        scene.contact(0).get(Scene.CHANGES + "/" + other).then().statusCode(404);
        scene.contact(0).get(Scene.CHANGES + "/" + other + "/revisions").then().statusCode(404);
        scene.contact(0).get(Scene.CHANGES + "/" + other + "/sign-offs").then().statusCode(404);
        scene.contact(0)
                .get(Scene.CHANGES + "/" + declared + "/sign-offs")
                .then()
                .statusCode(200)
                .body("items", empty());
        scene.contact(0)
                .queryParam("carrier", scene.carrier(1))
                .get(Scene.CHANGES)
                .then()
                .statusCode(403);
    }
}
