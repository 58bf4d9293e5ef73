package org.countersign.gate.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.countersign.testing.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the amendment of a contract or of a campaign does to the next question, and to what was decided before. */
@QuarkusTest
class AmendmentsAndGateTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private Stage stage;
    private String campaign = "";

    @BeforeEach
    void set() {
        stage = new Stage(1);
        campaign = Api.code("campaign");
    }

    @Test
    void a_shortened_contract_blocks_the_next_question_and_voids_the_clearance_at_once() {
        String allowed = allow();

        contract(Map.of("until", now.minusSeconds(1).toString()));

        decision(allowed).body("standing", equalTo("void"));
        ask().body("decision", equalTo("block"))
                .body("clearance", nullValue())
                .body("carriers[0].reasons.code", hasItem("contract-in-force"));
        decision(allowed).body("standing", equalTo("superseded"));
    }

    @Test
    void a_contract_that_begins_later_than_it_did_blocks_too() {
        allow();
        contract(Map.of("from", now.plus(1, ChronoUnit.DAYS).toString()));
        ask().body("decision", equalTo("block")).body("carriers[0].reasons.code", hasItem("contract-in-force"));
    }

    @Test
    void an_allow_ends_with_the_amended_term() {
        String end = now.plus(5, ChronoUnit.MINUTES).toString();
        allow();
        contract(Map.of("until", end));
        ask().body("decision", equalTo("allow")).body("validUntil", equalTo(end));
    }

    @Test
    void a_contract_that_was_made_longer_lets_the_campaign_leave_again() {
        contract(Map.of("until", now.minusSeconds(1).toString()));
        ask().body("decision", equalTo("block"));
        contract(Map.of("until", now.plus(1, ChronoUnit.DAYS).toString()));
        ask().body("decision", equalTo("allow"));
    }

    @Test
    void another_reference_changes_no_answer() {
        String allowed = allow();
        contract(Map.of("reference", "2013-MS-4"));
        decision(allowed).body("standing", equalTo("in-force"));
        ask().body("decisionId", equalTo(allowed));
    }

    @Test
    void decisions_on_the_terms_before_and_after_replay_as_they_were_made() {
        String before = allow();
        contract(Map.of("until", now.minusSeconds(1).toString()));
        String blocked = ask().extract().path("decisionId");
        contract(Map.of("until", now.plus(1, ChronoUnit.DAYS).toString()));
        String after = ask().extract().path("decisionId");

        assertThat(List.of(before, blocked, after)).doesNotHaveDuplicates();
        for (String decision : List.of(before, blocked, after)) {
            replay(decision).body("agrees", equalTo(true));
        }
    }

    @Test
    void a_question_that_names_nobody_counts_the_amended_audience_at_once() {
        String carrier = stage.scene().carrier(0);
        stage.ask(Stage.with(stage.question(campaign), "audience", Stage.audience(carrier, 5)));
        stage.deploy("undeclared");
        String before = ask().body("recipients.blocked", equalTo(5)).extract().path("decisionId");

        amendCampaign(Map.of("audience", Stage.audience(carrier, 9)));

        // Numbers make no other decision.
        ask().body("recipients.blocked", equalTo(9)).body("decisionId", equalTo(before));
        replay(before).body("agrees", equalTo(true)).body("recomputedAnswer.recipients.blocked", equalTo(5));
    }

    @Test
    void another_audience_leaves_a_clearance_in_force() {
        String allowed = allow();
        amendCampaign(Map.of("audience", Stage.audience(stage.scene().carrier(0), 9), "name", "Rappel"));
        decision(allowed).body("standing", equalTo("in-force"));
        ask().body("decisionId", equalTo(allowed)).body("recipients.total", equalTo(9));
    }

    private ValidatableResponse ask() {
        return stage.ask(stage.question(campaign)).then().statusCode(200);
    }

    private String allow() {
        return ask().body("decision", equalTo("allow"))
                .body("clearance", notNullValue())
                .extract()
                .path("decisionId");
    }

    private void contract(Map<String, Object> amendment) {
        String code =
                Api.admin().get("/api/v1/contracts?client=" + stage.client()).path("items[0].code");
        Api.admin().body(amendment).patch("/api/v1/contracts/" + code).then().statusCode(200);
    }

    private void amendCampaign(Map<String, Object> amendment) {
        Api.admin()
                .body(amendment)
                .patch("/api/v1/campaigns/" + campaign)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse decision(String id) {
        return Api.admin().get("/api/v1/decisions/" + id).then().statusCode(200);
    }

    private static ValidatableResponse replay(String id) {
        return Api.admin().get("/api/v1/decisions/" + id + "/replay").then().statusCode(200);
    }
}
