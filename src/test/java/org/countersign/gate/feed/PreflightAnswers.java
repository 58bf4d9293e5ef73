package org.countersign.gate.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pre-flight answers, whichever way a question takes. */
abstract class PreflightAnswers {

    abstract Stage stage(int carriers);

    /** A fresh caller with these roles. */
    abstract RequestSpecification caller(Role... roles);

    @Test
    void an_allow_names_every_interconnected_carrier_and_carries_a_clearance() {
        Stage stage = stage(2);
        answer(stage, stage.question())
                .body("decision", equalTo("allow"))
                .body("decisionId", notNullValue())
                .body("clearance", notNullValue())
                .body("validUntil", notNullValue())
                .body("reasons", empty())
                .body(
                        "carriers.carrier",
                        containsInAnyOrder(
                                stage.scene().carrier(0), stage.scene().carrier(1)))
                .body("carriers.decision", contains("allow", "allow"))
                .body("carriers.reasons.flatten()", empty())
                .body("carriers", everyItem(not(hasKey("rules"))));
    }

    @Test
    void the_story_of_2013_is_answered_as_it_should_have_been() {
        Stage stage = stage(2);
        Scene scene = stage.scene();
        String orange = scene.carrier(0);
        Map<String, Object> question = Stage.with(
                Stage.with(stage.question(), "launchAt", inDays(11)),
                "audience",
                List.of(
                        Map.of("carrier", orange, "recipients", 170_000),
                        Map.of("carrier", scene.carrier(1), "recipients", 200_000)));

        stage.deploy("2013.09");
        answer(stage, question)
                .body("decision", equalTo("block"))
                .body("carriers.reasons.code.flatten()", contains("release-declared", "release-declared"))
                .body("recipients.total", equalTo(370_000))
                .body("recipients.blocked", equalTo(370_000));

        String change = scene.declared(scene.content("release", "2013.09"));
        answer(stage, question)
                .body("carriers.reasons.code.flatten()", contains("signed-off", "signed-off"))
                .body("carriers[0].reasons[0].change", equalTo(change))
                .body("carriers[0].reasons[0].revision", equalTo(1))
                .body("carriers[0].reasons[0].href", equalTo("/api/v1/changes/" + change));

        scene.signOff(change, 1, "accepted").then().statusCode(201);
        scene.signOff(change, 0, "acknowledged").then().statusCode(201);
        answer(stage, question)
                .body("decision", equalTo("block"))
                .body("carriers.decision", contains("block", "allow"))
                .body("carriers[0].reasons[0].cause", equalTo("only-acknowledged"))
                .body("recipients.blocked", equalTo(170_000));

        scene.contact(0)
                .body(Map.of("revision", 1, "decision", "accepted", "effectiveFrom", inDays(12)))
                .post(Scene.CHANGES + "/" + change + "/sign-offs")
                .then()
                .statusCode(201);
        answer(stage, question)
                .body("decision", equalTo("block"))
                .body("carriers[0].reasons[0].cause", equalTo("not-yet-effective"));
        Map<String, Object> later = Stage.with(question, "launchAt", inDays(13));
        answer(stage, later).body("decision", equalTo("allow")).body("clearance", notNullValue());

        scene.amend(change, Stage.with(scene.content("release", "2013.09"), "description", "Otherwise."), false)
                .then()
                .statusCode(201);
        answer(stage, later)
                .body("carriers.reasons.code.flatten()", contains("signed-off", "signed-off"))
                .body("carriers[0].reasons[0].revision", equalTo(2))
                .body("clearance", nullValue());

        scene.signOff(change, 0, 2, "rejected", "We drop <alphanumeric> senders & more.")
                .then()
                .statusCode(201);
        answer(stage, later)
                .body("carriers[0].reasons[0].detail", containsString("We drop <alphanumeric> senders & more."));

        answer(stage, Stage.with(question, "launchAt", inDays(400)))
                .body(
                        "carriers.reasons.code.flatten()",
                        containsInAnyOrder("contract-in-force", "signed-off", "contract-in-force", "signed-off"));
    }

    @Test
    void a_carrier_that_rejected_blocks_as_before_when_its_link_has_ended_and_come_back() {
        Stage stage = stage(2);
        Scene scene = stage.scene();
        String reference = scene.declared(scene.content(
                "window",
                Map.of("start", inDays(-1).toString(), "end", inDays(1).toString())));
        scene.signOff(reference, 0, 1, "rejected", "Not on our list.").then().statusCode(201);
        scene.signOff(reference, 1, "accepted").then().statusCode(201);
        scene.move(reference, "implement").then().statusCode(200);

        scene.unlink(scene.carrier(0));
        scene.move(reference, "close").then().statusCode(409);
        scene.link(scene.carrier(0));

        answer(stage, stage.question())
                .body("decision", equalTo("block"))
                .body("carriers.find { it.decision == 'block' }.carrier", equalTo(scene.carrier(0)))
                .body("carriers.findAll { it.decision == 'block' }.size()", equalTo(1));
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        answer(stage, stage.question()).body("decision", equalTo("allow"));
    }

    @Test
    void a_dry_run_needs_no_campaign_and_records_nothing() {
        Stage stage = stage(1);
        Map<String, Object> question = Stage.with(stage.question(), "dryRun", true);
        answer(stage, question)
                .body("decision", equalTo("allow"))
                .body("decisionId", nullValue())
                .body("clearance", nullValue());
        question.remove("campaign");
        answer(stage, question).body("decision", equalTo("allow"));

        Api.admin().get("/api/v1/campaigns?client=" + stage.client()).then().body("items", empty());
        Api.admin().get("/api/v1/decisions?limit=200").then().body("items.client", not(stage.client()));
    }

    @Test
    void a_repeat_quotes_the_decision_made_and_is_not_recorded() {
        Stage stage = stage(1);
        Map<String, Object> question = stage.question();
        String first = decisionId(stage, question);

        assertThat(decisionId(stage, question)).isEqualTo(first);
        assertThat(decisionId(stage, Stage.with(question, "launchAt", inDays(2))))
                .isEqualTo(first);
        assertThat(decisionsOn(question)).containsExactly(first);
    }

    @Test
    void a_different_answer_is_a_new_decision() {
        Stage stage = stage(1);
        Map<String, Object> question = stage.question();
        String allowed = decisionId(stage, question);
        stage.deploy("undeclared");
        String blocked = decisionId(stage, question);
        stage.deploy(Stage.BASELINE);
        String allowedAgain = decisionId(stage, question);

        assertThat(decisionsOn(question)).containsExactly(allowedAgain, blocked, allowed);
    }

    @Test
    void the_first_preflight_registers_its_campaign() {
        Stage stage = stage(1);
        Map<String, Object> question = Stage.with(
                stage.question(), "audience", Stage.audience(stage.scene().carrier(0), 7));
        decisionId(stage, question);
        Api.admin()
                .get("/api/v1/campaigns/" + question.get("campaign"))
                .then()
                .statusCode(200)
                .body("client", equalTo(stage.client()))
                .body("platform", equalTo(stage.scene().platform()))
                .body("audience.carrier", contains(stage.scene().carrier(0)))
                .body("audience.recipients", contains(7));
    }

    @Test
    void the_registered_audience_tells_the_recipients_when_the_question_does_not() {
        Stage stage = stage(2);
        String campaign = Api.code("campaign");
        Api.admin()
                .body(Map.of(
                        "code", campaign,
                        "client", stage.client(),
                        "platform", stage.scene().platform(),
                        "name", "A campaign",
                        "audience", Stage.audience(stage.scene().carrier(1), 42)))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201);
        answer(stage, stage.question(campaign))
                .body("carriers", hasSize(2))
                .body("carriers.find { it.carrier == '" + stage.scene().carrier(1) + "' }.recipients", equalTo(42))
                .body("recipients.total", equalTo(42));
    }

    @Test
    void what_the_registry_does_not_know_is_a_block() {
        Stage stage = stage(1);
        answer(stage, Stage.with(stage.question(), "client", Api.code("nobody")))
                .body("decision", equalTo("block"))
                .body("carriers[0].reasons.code", contains("client-known"));
        answer(stage, Stage.with(stage.question(), "platform", Api.code("nowhere")))
                .body("decision", equalTo("block"))
                .body("carriers", empty())
                .body("reasons.code", contains("platform-known"));
        answer(stage, Stage.with(stage.question(), "audience", Stage.audience(Api.code("noone"), 1)))
                .body("decision", equalTo("block"))
                .body("carriers[0].reasons.code", contains("carrier-known"));
        answer(stage, Stage.with(stage.question(), "audience", List.of(Map.of("plmn", "99999", "recipients", 3))))
                .body("decision", equalTo("block"))
                .body("carriers[0].carrier", nullValue())
                .body("carriers[0].plmn", equalTo("99999"))
                .body("carriers[0].recipients", equalTo(3));
    }

    @Test
    void a_PLMN_stands_for_its_carrier() {
        Stage stage = stage(1);
        String carrier = stage.scene().carrier(0);
        String plmn = Api.admin().get("/api/v1/carriers/" + carrier).path("plmns[0]");
        answer(stage, Stage.with(stage.question(), "audience", List.of(Map.of("plmn", plmn, "recipients", 3))))
                .body("decision", equalTo("allow"))
                .body("carriers.carrier", contains(carrier));
    }

    @Test
    void a_hold_blocks_and_is_quoted() {
        Stage stage = stage(1);
        Map<String, Object> question = stage.question();
        decisionId(stage, question);
        String hold = Api.admin()
                .body(Map.of("scope", Map.of("client", stage.client()), "reason", "The sender is not the one agreed."))
                .post("/api/v1/holds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        answer(stage, question)
                .body("carriers[0].reasons.code", contains("no-hold"))
                .body("carriers[0].reasons[0].hold", equalTo(hold))
                .body("carriers[0].reasons[0].detail", containsString("The sender is not the one agreed."));
    }

    @Test
    void who_is_bound_to_a_client_asks_for_that_client_only() {
        Stage stage = stage(1);
        Stage other = stage(1);
        Map<String, Object> question = stage.question();
        decisionId(stage, question);

        Api.asClient(other.client()).body(question).post(Stage.PREFLIGHT).then().statusCode(403);
        Api.asClient(stage.client()).body(question).post(Stage.PREFLIGHT).then().statusCode(200);
        Api.bearer(Api.newKey(null, other.client(), Role.CAMPAIGN_SYSTEM))
                .body(question)
                .post(Stage.PREFLIGHT)
                .then()
                .statusCode(403);
        // Their own client, but another's campaign.
        Api.asClient(other.client())
                .body(Stage.with(question, "client", other.client()))
                .post(Stage.PREFLIGHT)
                .then()
                .statusCode(403);
    }

    @Test
    void a_campaign_of_another_client_or_platform_is_refused_by_name() {
        Stage stage = stage(1);
        Stage other = stage(1);
        Map<String, Object> question = stage.question();
        decisionId(stage, question);
        for (Map<String, Object> wrong : List.of(
                Stage.with(question, "client", other.client()),
                Stage.with(question, "platform", other.scene().platform()))) {
            stage.ask(wrong).then().statusCode(400).body("errors.pointer", contains("/campaign"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "carrier", "pipeline", "auditor", "duty-owner"})
    void other_roles_may_not_ask(String role) {
        Stage stage = stage(1);
        var caller = role.equals("carrier") ? stage.scene().contact(0) : caller(Role.of(role));
        caller.body(stage.question()).post(Stage.PREFLIGHT).then().statusCode(403);
    }

    @Test
    void an_API_key_may_ask() {
        Stage stage = stage(1);
        Api.key(Role.CAMPAIGN_SYSTEM)
                .body(stage.question())
                .post(Stage.PREFLIGHT)
                .then()
                .statusCode(200)
                .body("decision", equalTo("allow"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr-FR,fr;q=0.9 | n’a rien signé pour la révision 1",
                "en | has not signed off revision 1",
            })
    void details_are_in_the_language_asked_for(String header, String words) {
        Stage stage = stage(1);
        stage.deploy("2013.09");
        stage.scene().declared(stage.scene().content("release", "2013.09"));
        stage.asker()
                .header("Accept-Language", header)
                .body(stage.question())
                .post(Stage.PREFLIGHT)
                .then()
                .statusCode(200)
                .body("carriers[0].reasons[0].detail", containsString(words));
    }

    @Test
    void an_explained_answer_tells_what_every_rule_said() {
        Stage stage = stage(1);
        answer(stage, Stage.with(stage.question(), "explain", true))
                .body(
                        "carriers[0].rules",
                        equalTo(Map.of(
                                "platform-known", "satisfied",
                                "carrier-known", "satisfied",
                                "client-known", "satisfied",
                                "contract-in-force", "satisfied",
                                "release-declared", "satisfied",
                                "signed-off", "satisfied",
                                "no-hold", "satisfied")));
    }

    @Test
    void a_launch_time_a_little_late_is_taken_and_one_long_past_is_not() {
        Stage stage = stage(1);
        answer(stage, Stage.with(stage.question(), "launchAt", ago(4))).body("decision", equalTo("allow"));
        stage.ask(Stage.with(stage.question(), "launchAt", ago(6)))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/launchAt"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client | null | /client",
                "client | \"A\" | /client",
                "client | 7 | /client",
                "platform | \"-x\" | /platform",
                "campaign | null | /campaign",
                "campaign | \"x\" | /campaign",
                "release | {} | /release/version",
                "release | {\"version\": \" \"} | /release/version",
                "release | {\"version\": \"1\", \"fingerprint\": \"a\\u0007\"} | /release/fingerprint",
                "launchAt | \"tomorrow\" | /launchAt",
                "launchAt | \"2999-01-01T00:00:00Z\" | /launchAt",
                "audience | {} | /audience",
                "audience | [null] | /audience/0",
                "audience | [{\"recipients\": 1}] | /audience/0",
                "audience | [{\"carrier\": \"aa\", \"plmn\": \"20801\", \"recipients\": 1}] | /audience/0",
                "audience | [{\"carrier\": \"A\", \"recipients\": 1}] | /audience/0/carrier",
                "audience | [{\"plmn\": \"2080\", \"recipients\": 1}] | /audience/0/plmn",
                "audience | [{\"plmn\": \"20801\", \"recipients\": -1}] | /audience/0/recipients",
                "audience | [{\"plmn\": \"20801\", \"recipients\": 1000000001}] | /audience/0/recipients",
                "audience | [{\"plmn\": \"20801\", \"recipients\": 1.5}] | /audience/0/recipients",
                "audience | [{\"plmn\": \"20801\"}] | /audience/0/recipients",
                "dryRun | \"yes\" | /dryRun",
                "explain | 1 | /explain",
                "later | true | /later",
            })
    void bad_input_is_refused_by_name(String property, String value, String pointer) {
        String body = "{\"client\": \"aa\", \"platform\": \"bb\", \"campaign\": \"cc\"}"
                .replaceFirst("\"" + property + "\": \"..\"(, )?", "")
                .replace("{", "{\"" + property + "\": " + value + ", ")
                .replace(", }", "}");
        caller(Role.CAMPAIGN_SYSTEM)
                .body(body)
                .post(Stage.PREFLIGHT)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", contains(pointer));
    }

    @Test
    void an_audience_has_a_bound() {
        Map<String, Object> entry = Map.of("plmn", "20801", "recipients", 1);
        Stage stage = stage(1);
        answer(stage, Stage.with(stage.question(), "audience", Collections.nCopies(500, entry)));
        stage.ask(Stage.with(stage.question(), "audience", Collections.nCopies(501, entry)))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/audience"));
    }

    @Test
    void a_question_without_content_is_refused() {
        caller(Role.CAMPAIGN_SYSTEM).post(Stage.PREFLIGHT).then().statusCode(400);
    }

    @Test
    void first_questions_asked_at_the_same_time_make_one_decision() throws Exception {
        Stage stage = stage(1);
        Map<String, Object> question = stage.question();
        assertThat(atOnce(16, () -> decisionId(stage, question))).hasSize(1);
        assertThat(decisionsOn(question)).hasSize(1);
    }

    @Test
    void questions_about_different_campaigns_at_the_same_time_are_all_recorded() throws Exception {
        Stage stage = stage(1);
        Set<String> made = atOnce(24, () -> decisionId(stage, stage.question()));
        assertThat(made).hasSize(24);
        assertThat(Api.admin().get("/api/v1/decisions?limit=200").<List<String>>path("items.decisionId"))
                .containsAll(made);
    }

    @Test
    void a_bad_question_does_not_fail_those_recorded_with_it() throws Exception {
        Stage stage = stage(1);
        Stage other = stage(1);
        // The same new campaign for two clients at once: one of them is wrong, all others are right.
        for (int round = 0; round < 5; round++) {
            Map<String, Object> question = stage.question();
            Map<String, Object> wrong = Stage.with(
                    Stage.with(question, "client", other.client()),
                    "platform",
                    other.scene().platform());
            Set<Integer> statuses = ConcurrentHashMap.newKeySet();
            Set<String> made = atOnce(8, () -> {
                statuses.add(stage.ask(question).statusCode() * 1000
                        + stage.ask(wrong).statusCode());
                return decisionId(stage, stage.question());
            });
            assertThat(made).hasSize(8);
            assertThat(statuses).isSubsetOf(200_400, 400_200).hasSize(1);
        }
    }

    private static Set<String> atOnce(int times, Callable<String> question) throws Exception {
        ExecutorService askers = Executors.newFixedThreadPool(times);
        try {
            Set<String> answers = ConcurrentHashMap.newKeySet();
            for (Future<String> answer : askers.invokeAll(Collections.nCopies(times, question))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            askers.shutdown();
        }
    }

    private static ValidatableResponse answer(Stage stage, Map<String, Object> question) {
        return stage.ask(question).then().statusCode(200);
    }

    private static String decisionId(Stage stage, Map<String, Object> question) {
        return answer(stage, question).extract().path("decisionId");
    }

    private static List<String> decisionsOn(Map<String, Object> question) {
        return Api.admin()
                .get("/api/v1/decisions?campaign=" + question.get("campaign"))
                .path("items.decisionId");
    }

    private static String inDays(int days) {
        return Instant.now()
                .plus(days, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private static String ago(int minutes) {
        return Instant.now().minus(minutes, ChronoUnit.MINUTES).toString();
    }
}
