package org.countersign.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.AtOnce;
import org.countersign.testing.Leaves;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class TemplateResourceTest {
    private static final String TEMPLATES = "/api/v1/change-templates";

    private final String code = Api.code("template");
    private Scene scene;
    private String anne;

    @BeforeEach
    void set() {
        scene = new Scene(1);
        anne = Api.person(null, null, Role.CHANGE_MANAGER);
    }

    @Test
    void takes_two_different_people() {
        propose(proposal()).then().statusCode(201).body("state", equalTo("proposed"));
        Api.as(anne, Api.PASSWORD).post(path("approve")).then().statusCode(403);
        approve();

        Api.admin()
                .get(TEMPLATES + "/" + code)
                .then()
                .body("state", equalTo("approved"))
                .body("title", equalTo("A new sender"));
        assertThat(Leaves.kinds(code)).containsExactly("template-proposed", "attempt-refused", "template-approved");
    }

    @Test
    void of_two_people_approving_at_once_one_does() {
        propose(proposal()).then().statusCode(201);

        List<Integer> answers =
                AtOnce.run(3, i -> () -> Api.admin().post(path("approve")).statusCode());

        assertThat(answers).containsExactlyInAnyOrder(200, 409, 409);
    }

    @Test
    void takes_no_key() {
        Api.key(Role.CHANGE_MANAGER).body(proposal()).post(TEMPLATES).then().statusCode(403);
        assertThat(Leaves.kinds(code)).containsExactly("attempt-refused");
        propose(proposal()).then().statusCode(201);
        Api.key(Role.CHANGE_MANAGER).post(path("approve")).then().statusCode(403);
    }

    @Test
    void what_people_wrote_stands_in_the_leaf_as_commitments() {
        propose(proposal()).then().statusCode(201);

        assertThat(Objects.requireNonNull(Leaves.of(code).get(0)).toString())
                .contains("sender-identity")
                .doesNotContain("A new sender", "POLEEMPLOI", "Put it back.");
    }

    @Test
    void a_standard_change_starts_from_an_approved_one_and_tells_what_it_says_otherwise() {
        propose(proposal()).then().statusCode(201);
        draft(standard()).then().statusCode(400).body("errors.pointer", equalTo(List.of("/template")));
        approve();

        String same = draft(standard())
                .then()
                .statusCode(201)
                .body("template", equalTo(code))
                .body("templateDiffers", empty())
                .extract()
                .path("reference");
        Map<String, Object> other = standard();
        other.put("title", "Another sender");
        other.put("risk", "High.");
        draft(other).then().statusCode(201).body("templateDiffers", equalTo(List.of("/title", "/risk")));
        assertThat(Leaves.newest(same).at("/content/template").asText()).isEqualTo(code);
        scene.move(same, "declare").then().statusCode(200).body("cleared", equalTo(false));
    }

    @Test
    void no_other_kind_of_change_starts_from_one() {
        approved();
        Map<String, Object> normal = standard();
        normal.put("kind", "normal");
        draft(normal).then().statusCode(400).body("errors.pointer", equalTo(List.of("/template")));
    }

    @Test
    void a_standard_change_needs_none() {
        scene.draft(scene.content("kind", "standard"));
        scene.manager()
                .body(scene.content("kind", "standard"))
                .post(Scene.CHANGES)
                .then()
                .statusCode(201)
                .body("template", nullValue())
                .body("templateDiffers", nullValue());
    }

    @Test
    void once_it_is_retired_no_change_starts_from_it_and_those_that_have_go_on() {
        approved();
        String reference = draft(standard()).then().statusCode(201).extract().path("reference");
        retire("The carriers want to see each sender.")
                .then()
                .statusCode(200)
                .body("state", equalTo("retired"))
                .body("retireReason", containsString("each sender"));

        draft(standard()).then().statusCode(400).body("errors.pointer", equalTo(List.of("/template")));
        Map<String, Object> amended = standard();
        amended.put("risk", "None.");
        scene.amend(reference, amended, false).then().statusCode(201).body("template", equalTo(code));
        amended.put("template", null);
        scene.amend(reference, amended, false).then().statusCode(201).body("template", nullValue());
        amended.put("template", code);
        scene.amend(reference, amended, false).then().statusCode(400);
        retire("Again.").then().statusCode(409).body("type", equalTo("/problems/retired"));
        Api.admin().post(path("approve")).then().statusCode(409);
    }

    @Test
    void a_proposal_can_be_declined() {
        propose(proposal()).then().statusCode(201);
        retire("Too rare.").then().statusCode(200).body("approvedAt", nullValue());
    }

    @Test
    void a_template_is_part_of_what_carriers_sign() {
        approved();
        String reference = draft(standard()).then().statusCode(201).extract().path("reference");
        scene.move(reference, "declare").then().statusCode(200);
        Map<String, Object> without = standard();
        without.put("template", null);

        scene.amend(reference, without, true)
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/editorial")));
    }

    @Test
    void its_code_is_taken_once() {
        propose(proposal()).then().statusCode(201);
        propose(proposal()).then().statusCode(409).body("type", equalTo("/problems/already-exists"));
    }

    @Test
    void what_is_wrong_with_it_is_told_by_pointers() {
        Map<String, Object> body = proposal();
        body.put("platform", "no-such-platform");
        body.put(
                "effects",
                List.of(
                        Map.of("attribute", "sender-type", "after", "alphanumeric"),
                        Map.of("attribute", "sender", "after", "PÔLE EMPLOI")));
        propose(body).then().statusCode(400).body("errors.pointer", equalTo(List.of("/effects/1/after", "/platform")));
    }

    @Test
    void the_list_is_filtered_by_state_and_platform() {
        approved();
        for (String filter : List.of("", "?state=approved", "?platform=" + scene.platform())) {
            Api.as(Role.AUDITOR).get(TEMPLATES + filter).then().statusCode(200).body("items.code", hasItem(code));
        }
        Api.admin().get(TEMPLATES + "?state=proposed").then().body("items.code", not(hasItem(code)));
        Api.admin().get(TEMPLATES + "?state=ready").then().statusCode(400);
    }

    @ParameterizedTest
    @EnumSource(names = {"CAMPAIGN_SYSTEM", "PIPELINE"})
    void is_no_business_of_systems(Role role) {
        propose(proposal()).then().statusCode(201);
        Api.as(role).get(TEMPLATES).then().statusCode(403);
        Api.as(role).get(TEMPLATES + "/" + code).then().statusCode(403);
    }

    @Test
    void an_old_version_is_not_approved() {
        String version = propose(proposal()).header("ETag");
        retire("No.").then().statusCode(200);
        Api.admin().header("If-Match", version).post(path("approve")).then().statusCode(412);
    }

    private Map<String, Object> proposal() {
        Map<String, Object> body = substance();
        body.put("code", code);
        body.put("name", "Sender of a client");
        return body;
    }

    private Map<String, Object> standard() {
        Map<String, Object> content = substance();
        content.put("kind", "standard");
        content.put("window", scene.content().get("window"));
        content.put("template", code);
        return content;
    }

    private Map<String, Object> substance() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("platform", scene.platform());
        body.put("title", "A new sender");
        body.put("description", "Messages show the client's name.");
        body.put("category", "sender-identity");
        body.put("effects", List.of(Map.of("attribute", "sender", "before", "36000", "after", "POLEEMPLOI")));
        body.put("rollbackPlan", "Put it back.");
        return body;
    }

    private Response propose(Map<String, Object> body) {
        return Api.as(anne, Api.PASSWORD).body(body).post(TEMPLATES);
    }

    private void approve() {
        Api.admin().post(path("approve")).then().statusCode(200).body("state", equalTo("approved"));
    }

    private void approved() {
        propose(proposal()).then().statusCode(201);
        approve();
    }

    private Response retire(String reason) {
        return Api.as(anne, Api.PASSWORD).body(Map.of("reason", reason)).post(path("retire"));
    }

    private Response draft(Map<String, Object> content) {
        return scene.manager().body(content).post(Scene.CHANGES);
    }

    private String path(String step) {
        return TEMPLATES + "/" + code + "/" + step;
    }
}
