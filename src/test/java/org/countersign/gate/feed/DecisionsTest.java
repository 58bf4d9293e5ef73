package org.countersign.gate.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.countersign.access.Role;
import org.countersign.core.AppClock;
import org.countersign.testing.Api;
import org.countersign.testing.Leaves;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DecisionsTest {
    private static final String DECISIONS = "/api/v1/decisions";

    @Inject
    DataSource database;

    @Inject
    AppClock appClock;

    @Test
    void a_decision_is_shown_with_its_question_and_answer() {
        Stage stage = new Stage(1);
        Map<String, Object> question = stage.question();
        String id = decisionId(stage, question);
        Api.as(Role.AUDITOR)
                .get(DECISIONS + "/" + id)
                .then()
                .statusCode(200)
                .body("decisionId", equalTo(id))
                .body("campaign", equalTo(question.get("campaign")))
                .body("decision", equalTo("allow"))
                .body("standing", equalTo("in-force"))
                .body("validUntil", notNullValue())
                .body("question.client", equalTo(stage.client()))
                .body("answer.carriers.carrier", contains(stage.scene().carrier(0)))
                .body("answer.carriers[0].rules.signed-off", equalTo("satisfied"));
    }

    @Test
    void its_tag_is_another_once_it_no_longer_stands() {
        Stage stage = new Stage(1);
        String id = decisionId(stage, stage.question());
        String tag = tag(id);
        assertThat(tag).isNotNull().isEqualTo(tag(id));

        stage.deploy("undeclared");
        assertThat(standing(id)).isEqualTo("void");
        assertThat(tag(id)).isNotEqualTo(tag);
    }

    private static String tag(String id) {
        return Api.admin().get(DECISIONS + "/" + id).header("ETag");
    }

    @Test
    void who_asks_about_a_campaign_that_is_nobodys_gets_a_decision_of_their_own() {
        String campaign = Api.code("campaign");
        String first = Stage.newClient();
        String second = Stage.newClient();
        String ofFirst = decisionOnNowhere(first, campaign);
        String ofSecond = decisionOnNowhere(second, campaign);

        assertThat(ofSecond).isNotEqualTo(ofFirst);
        Api.asClient(second)
                .get(DECISIONS + "/" + ofSecond)
                .then()
                .statusCode(200)
                .body("question.client", equalTo(second));
        Api.asClient(second).get(DECISIONS + "/" + ofFirst).then().statusCode(404);
        assertThat(decisionOnNowhere(second, campaign)).isEqualTo(ofSecond);
    }

    private static String decisionOnNowhere(String client, String campaign) {
        return Api.asClient(client)
                .body(Map.of("client", client, "platform", "nowhere", "campaign", campaign))
                .post(Stage.PREFLIGHT)
                .then()
                .statusCode(200)
                .body("decision", equalTo("block"))
                .extract()
                .path("decisionId");
    }

    @Test
    void a_clearance_dies_with_an_amendment_and_its_decision_with_the_next_question() {
        Stage stage = new Stage(1);
        Scene scene = stage.scene();
        stage.deploy("2013.09");
        String change = scene.declared(scene.content("release", "2013.09"));
        scene.signOff(change, 0, "accepted").then().statusCode(201);
        Map<String, Object> question = stage.question();
        String allowed = decisionId(stage, question);
        assertThat(standing(allowed)).isEqualTo("in-force");

        scene.amend(change, Stage.with(scene.content("release", "2013.09"), "description", "Otherwise."), false)
                .then()
                .statusCode(201);
        assertThat(standing(allowed)).isEqualTo("void");

        String blocked = decisionId(stage, question);
        assertThat(standing(allowed)).isEqualTo("superseded");
        assertThat(standing(blocked)).isEqualTo("in-force");
    }

    @Test
    void decisions_are_listed_newest_first_by_campaign_verdict_and_time() {
        Stage stage = new Stage(1);
        Map<String, Object> question = stage.question();
        String allowed = decisionId(stage, question);
        stage.deploy("undeclared");
        String blocked = decisionId(stage, question);
        String ofCampaign = DECISIONS + "?campaign=" + question.get("campaign");

        assertThat(ids(ofCampaign)).containsExactly(blocked, allowed);
        assertThat(ids(ofCampaign + "&verdict=block")).containsExactly(blocked);
        assertThat(ids(ofCampaign + "&until=2013-01-01T00:00:00Z")).isEmpty();
        assertThat(ids(ofCampaign + "&from=2013-01-01T00:00:00Z")).hasSize(2);

        var page = Api.admin().get(ofCampaign + "&limit=1").then().body("items.decisionId", contains(blocked));
        String next = page.extract().path("next");
        Api.admin()
                .get(ofCampaign + "&limit=1&after=" + next)
                .then()
                .body("items.decisionId", contains(allowed))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"verdict=maybe", "from=yesterday", "until=2013", "campaign=A", "limit=0", "after=x"})
    void a_bad_filter_is_refused_by_name(String filter) {
        Api.admin()
                .get(DECISIONS + "?" + filter)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("?" + filter.substring(0, filter.indexOf('='))));
    }

    @Test
    void who_is_bound_to_a_client_sees_its_decisions_only() {
        Stage stage = new Stage(1);
        Stage other = new Stage(1);
        String id = decisionId(stage, stage.question());
        Api.asClient(stage.client()).get(DECISIONS).then().body("items.decisionId", contains(id));
        Api.asClient(stage.client()).get(DECISIONS + "/" + id).then().statusCode(200);
        Api.asClient(other.client()).get(DECISIONS).then().body("items", empty());
        Api.asClient(other.client()).get(DECISIONS + "/" + id).then().statusCode(404);
        Api.asClient(other.client())
                .get(DECISIONS + "/" + id + "/replay")
                .then()
                .statusCode(404);
        Api.asCarrier(stage.scene().carrier(0)).get(DECISIONS + "/" + id).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"d-00000000000000000000000000", "x", "d-" + "0000000000000000000000000000000000000000"})
    void an_unknown_decision_is_not_found(String id) {
        Api.admin().urlEncodingEnabled(false).get(DECISIONS + "/" + id).then().statusCode(404);
    }

    @Test
    void replays_agree_whatever_has_happened_since() {
        Stage stage = new Stage(2);
        Scene scene = stage.scene();
        Map<String, Object> question = Stage.with(
                stage.question(),
                "audience",
                List.of(
                        Map.of("carrier", scene.carrier(0), "recipients", 3),
                        Map.of("plmn", "99999", "recipients", 4)));
        List<String> decisions = new ArrayList<>();
        decisions.add(decisionId(stage, question));
        stage.deploy("2013.09");
        decisions.add(decisionId(stage, question));
        String change = scene.declared(scene.content("release", "2013.09"));
        decisions.add(decisionId(stage, question));
        scene.signOff(change, 0, "accepted").then().statusCode(201);
        decisions.add(decisionId(stage, question));
        decisions.add(decisionId(stage, stage.question()));

        assertThat(decisions).doesNotHaveDuplicates();
        for (String decision : decisions) {
            replay(decision)
                    .body("agrees", equalTo(true))
                    .body("differences", empty())
                    .body("decision", notNullValue())
                    .body("recomputed", notNullValue());
        }
    }

    @Test
    void the_registered_audience_is_replayed_too() {
        Stage stage = new Stage(1);
        String campaign = Api.code("campaign");
        stage.ask(Stage.with(
                stage.question(campaign),
                "audience",
                Stage.audience(stage.scene().carrier(0), 5)));
        stage.deploy("undeclared");
        String id = stage.ask(stage.question(campaign))
                .then()
                .body("recipients.blocked", equalTo(5))
                .extract()
                .path("decisionId");
        replay(id).body("agrees", equalTo(true)).body("recomputedAnswer.recipients.blocked", equalTo(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verdict = 'block' | the recorded verdict is not the ledger's",
                "answer = replace(answer, '\"allow\"', '\"block\"') | the recorded answer is not the recomputed one",
                "answer = 'not even JSON' | the recorded answer is not the recomputed one",
                "question = replace(question, 'client', 'klient') | the recorded question is not the ledger's",
                "client = 'somebody-else' | the recorded client is not the ledger's",
                "checked_against = 1 | the recorded ledger size is not the ledger's",
                "reason_codes = 'no-hold' | the recorded reason codes are not the ledger's",
                "digest = 'sha256:0' | the recorded digest is not the ledger's",
                "entry = -1 - entry | the ledger does not know this decision",
            })
    void a_forged_record_shows(String forgery, String difference) throws SQLException {
        Stage stage = new Stage(1);
        String id = decisionId(stage, stage.question());
        replay(id).body("agrees", equalTo(true));
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update decision set " + forgery + " where id = ?")) {
            update.setString(1, id);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
        replay(id).body("agrees", equalTo(false)).body("differences", hasItem(difference));
        Api.admin().get(DECISIONS + "/" + id).then().statusCode(200);
    }

    private static ValidatableResponse replay(String id) {
        return Api.as(Role.AUDITOR).get(DECISIONS + "/" + id + "/replay").then().statusCode(200);
    }

    private static String standing(String id) {
        return Api.admin()
                .get(DECISIONS + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("standing");
    }

    private static List<String> ids(String path) {
        return Api.admin().get(path).then().statusCode(200).extract().path("items.decisionId");
    }

    @Test
    void a_clock_that_is_more_than_an_hour_behind_the_ledgers_time_decides_nothing() {
        Stage stage = new Stage(1);
        Map<String, Object> question = stage.question();
        try {
            appClock.startAt(Leaves.time().minus(DecisionReplay.MOST_APART).minusSeconds(60));
            stage.ask(question).then().statusCode(503).body("decision", equalTo("block"));
        } finally {
            appClock.startAt(Clock.systemUTC().instant());
        }
        Api.as(Role.AUDITOR)
                .get(DECISIONS + "?campaign=" + question.get("campaign"))
                .then()
                .body("items", empty());

        assertThat(decisionId(stage, question)).isNotEmpty();
    }

    private static String decisionId(Stage stage, Map<String, Object> question) {
        return stage.ask(question).then().statusCode(200).extract().path("decisionId");
    }
}
