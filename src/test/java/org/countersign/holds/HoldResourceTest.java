package org.countersign.holds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.AtOnce;
import org.countersign.testing.Leaves;
import org.countersign.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HoldResourceTest {
    private final String platform = Api.code("platform");

    @BeforeEach
    void register_a_platform() {
        Api.admin()
                .body(Map.of("code", platform, "name", "Plate-forme d'essai"))
                .post("/api/v1/platforms")
                .then()
                .statusCode(201);
    }

    private String place() {
        return Api.admin()
                .body(Map.of("scope", Map.of("platform", platform), "reason", "Orange refuse tout — vérifier 📵"))
                .post("/api/v1/holds")
                .then()
                .statusCode(201)
                .header("Location", notNullValue())
                .header("ETag", "\"0\"")
                .body("state", equalTo("standing"))
                .body("scope.platform", equalTo(platform))
                .body("reason", equalTo("Orange refuse tout — vérifier 📵"))
                .body("liftedAt", nullValue())
                .extract()
                .path("id");
    }

    @Test
    void a_hold_stands_until_it_is_lifted_with_a_reason() {
        String hold = place();

        Api.as(Role.DUTY_OWNER)
                .body(Map.of("reason", "cause found"))
                .post("/api/v1/holds/" + hold + "/lift")
                .then()
                .statusCode(200)
                .body("state", equalTo("lifted"))
                .body("liftReason", equalTo("cause found"));

        Api.admin()
                .body(Map.of("reason", "again"))
                .post("/api/v1/holds/" + hold + "/lift")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/already-lifted"));
    }

    @Test
    void is_listed_by_what_it_blocks_and_whether_it_stands() {
        String lifted = place();
        Api.admin().body(Map.of("reason", "r")).post("/api/v1/holds/" + lifted + "/lift");
        String standing = place();

        Api.admin()
                .get("/api/v1/holds?state=standing&platform=" + platform)
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(standing)));
        Api.admin()
                .get("/api/v1/holds?platform=" + platform)
                .then()
                .body("items.id", equalTo(List.of(standing, lifted)));
        Api.admin().get("/api/v1/holds?state=odd").then().statusCode(400).body("errors[0].pointer", equalTo("?state"));
    }

    @Test
    void pages_follow_each_other() {
        String first = place();
        String second = place();
        String next = Api.admin()
                .get("/api/v1/holds?limit=1&platform=" + platform)
                .then()
                .body("items.id", equalTo(List.of(second)))
                .extract()
                .path("next");
        Api.admin()
                .get("/api/v1/holds?limit=1&platform=" + platform + "&after=" + next)
                .then()
                .body("items.id", equalTo(List.of(first)))
                .body("next", nullValue());
    }

    @Test
    void must_name_exactly_one_thing() {
        for (Map<String, String> scope : List.of(
                Map.<String, String>of(),
                Map.of("carrier", "orange-fr"),
                Map.of("platform", platform, "client", "pole-emploi"))) {
            Api.admin()
                    .body(Map.of("scope", scope, "reason", "r"))
                    .post("/api/v1/holds")
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/scope"));
        }
    }

    @Test
    void must_name_what_the_registry_knows() {
        Api.admin()
                .body(Map.of("scope", Map.of("platform", platform, "carrier", "nobody-at-all"), "reason", "r"))
                .post("/api/v1/holds")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/scope/carrier"));
    }

    @Test
    void needs_a_reason_of_bounded_length() {
        for (String reason : List.of("", "   ", "x".repeat(10_001))) {
            Api.admin()
                    .body(Map.of("scope", Map.of("platform", platform), "reason", reason))
                    .post("/api/v1/holds")
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/reason"));
        }
        Api.admin().get("/api/v1/holds?platform=" + platform).then().body("items", equalTo(List.of()));
    }

    @Test
    void a_stale_condition_is_refused() {
        String hold = place();
        Api.admin()
                .header("If-Match", "\"7\"")
                .body(Map.of("reason", "r"))
                .post("/api/v1/holds/" + hold + "/lift")
                .then()
                .statusCode(412);
        Api.admin().get("/api/v1/holds/" + hold).then().body("state", equalTo("standing"));
    }

    @Test
    void pipelines_and_auditors_may_not_place_one() {
        for (Role role : List.of(Role.PIPELINE, Role.AUDITOR)) {
            Api.as(role)
                    .body(Map.of("scope", Map.of("platform", platform), "reason", "r"))
                    .post("/api/v1/holds")
                    .then()
                    .statusCode(403);
        }
        Api.as(Role.AUDITOR).get("/api/v1/holds?platform=" + platform).then().statusCode(200);
    }

    @Test
    void a_campaign_system_reads_the_hold_that_stops_its_client_and_none_of_another() {
        String client = Registry.client();
        String campaign = Registry.campaign(client, platform);
        RequestSpecification system = Api.bearer(Api.newKey(null, client, Role.CAMPAIGN_SYSTEM));
        RequestSpecification stranger = Api.bearer(Api.newKey(null, Registry.client(), Role.CAMPAIGN_SYSTEM));

        for (Map<String, String> own : List.of(Map.of("client", client), Map.of("campaign", campaign))) {
            String hold = "/api/v1/holds/" + place(own);
            system.get(hold).then().statusCode(200).body("reason", equalTo("r"));
            stranger.get(hold).then().statusCode(404);
        }
        String all = "/api/v1/holds/" + place(Map.of("platform", platform));
        system.get(all).then().statusCode(200);
        stranger.get(all).then().statusCode(200);
        system.get("/api/v1/holds").then().statusCode(403);
    }

    private static String place(Map<String, String> scope) {
        return Api.admin()
                .body(Map.of("scope", scope, "reason", "r"))
                .post("/api/v1/holds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void an_api_key_places_a_hold_and_lifts_none() {
        String hold = Api.key(Role.DUTY_OWNER)
                .body(Map.of("scope", Map.of("platform", platform), "reason", "r"))
                .post("/api/v1/holds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        Api.key(Role.ADMIN, Role.DUTY_OWNER)
                .body(Map.of("reason", "r"))
                .post("/api/v1/holds/" + hold + "/lift")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        Api.admin().get("/api/v1/holds/" + hold).then().body("state", equalTo("standing"));
        assertThat(Leaves.kinds(hold)).contains("attempt-refused").doesNotContain("hold-lifted");
    }

    @Test
    void of_two_people_lifting_at_once_one_does() {
        String hold = place();
        List<Integer> answers = AtOnce.run(
                4,
                i -> () -> Api.admin()
                        .body(Map.of("reason", "r"))
                        .post("/api/v1/holds/" + hold + "/lift")
                        .statusCode());

        assertThat(answers).containsExactlyInAnyOrder(200, 409, 409, 409);
        assertThat(Leaves.kinds(hold)).containsExactly("hold-placed", "hold-lifted");
    }

    @Test
    void its_text_stands_in_the_ledger_as_a_commitment_only() {
        JsonNode fact = Leaves.newest(place());

        assertThat(fact.toString()).doesNotContain("Orange");
        assertThat(Leaves.text(fact.get("reason").asText())).isEqualTo("Orange refuse tout — vérifier 📵");
    }

    @Test
    void an_unknown_one_is_not_found() {
        Api.admin().get("/api/v1/holds/h-nothing").then().statusCode(404);
    }
}
