package org.countersign.signoffs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.countersign.testing.Facts;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;

/** What happens at once has one of the outcomes that it would have one after the other, and the tables tell what the ledger tells. */
@QuarkusTest
class RacesTest {
    private static final int TIMES = 10;
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(2);

    @Inject
    Facts facts;

    @AfterAll
    static void stop() {
        THREADS.shutdown();
    }

    @RepeatedTest(TIMES)
    void a_sign_off_that_races_an_amendment_is_voided_or_told_that_it_is_late() throws Exception {
        Scene scene = new Scene(1);
        String reference = scene.declared();
        RequestSpecification contact = scene.contact(0);

        List<Response> answers = race(
                () -> contact.body(word("accepted")).post(signOffs(reference)),
                () -> scene.amend(reference, scene.content("risk", "high"), false));
        Response signOff = answers.get(0);

        answers.get(1).then().statusCode(201);
        List<String> kinds = facts.kindsAbout(reference);
        if (signOff.statusCode() == 201) {
            assertThat(kinds).containsSubsequence("change-declared", "signed-off", "change-amended");
        } else {
            assertThat(signOff.statusCode()).isEqualTo(409);
            assertThat(signOff.<String>path("type")).isEqualTo("/problems/old-revision");
            assertThat(kinds).doesNotContain("signed-off");
        }
        assertThat(states(scene, reference)).containsExactly("pending");
    }

    @RepeatedTest(TIMES)
    void of_two_people_of_one_carrier_the_later_one_counts_and_both_are_on_record() throws Exception {
        Scene scene = new Scene(1);
        String reference = scene.declared();
        RequestSpecification one = scene.contact(0);
        RequestSpecification other = scene.contact(0);

        List<Response> answers = race(
                () -> one.body(word("accepted")).post(signOffs(reference)),
                () -> other.body(word("rejected")).post(signOffs(reference)));

        answers.forEach(answer -> answer.then().statusCode(201));
        List<JsonNode> spoken = signedOff(reference);
        assertThat(spoken).hasSize(2);
        assertThat(states(scene, reference))
                .containsExactly(spoken.get(1).get("data").get("decision").asText());
    }

    @RepeatedTest(TIMES)
    void a_sign_off_that_is_sent_twice_at_once_is_one_sign_off() throws Exception {
        Scene scene = new Scene(1);
        String reference = scene.declared();
        RequestSpecification one = scene.contact(0);
        RequestSpecification other = scene.contact(0);

        List<Response> answers = race(
                () -> one.body(word("accepted")).post(signOffs(reference)),
                () -> other.body(word("accepted")).post(signOffs(reference)));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 201);
        assertThat(signedOff(reference)).hasSize(1);
    }

    @RepeatedTest(TIMES)
    void of_two_amendments_of_the_same_version_one_is_refused() throws Exception {
        Scene scene = new Scene(1);
        String reference = scene.declared();
        String version = Objects.requireNonNull(scene.show(reference).header("ETag"));
        Callable<Response> amend = () -> scene.manager()
                .header("If-Match", version)
                .body(revision(scene))
                .post(Scene.CHANGES + "/" + reference + "/revisions");

        assertThat(race(amend, amend)).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 412);
        assertThat(scene.show(reference).<Integer>path("revision")).isEqualTo(2);
    }

    @RepeatedTest(TIMES)
    void two_amendments_of_any_version_make_two_revisions() throws Exception {
        Scene scene = new Scene(1);
        String reference = scene.declared();
        Callable<Response> amend = () -> scene.amend(reference, scene.content(), false);

        race(amend, amend).forEach(answer -> answer.then().statusCode(201));
        assertThat(scene.show(reference).<Integer>path("revision")).isEqualTo(3);
        assertThat(facts.kindsAbout(reference).stream().filter("change-amended"::equals))
                .hasSize(2);
    }

    @RepeatedTest(TIMES)
    void an_acceptance_that_races_the_withdrawal_of_the_change_is_on_record_or_told_that_it_is_over() throws Exception {
        Scene scene = new Scene(1);
        String reference = scene.declared();
        RequestSpecification contact = scene.contact(0);

        List<Response> answers = race(
                () -> contact.body(word("accepted")).post(signOffs(reference)),
                () -> scene.move(reference, "withdraw"));
        Response signOff = answers.get(0);

        answers.get(1).then().statusCode(200);
        if (signOff.statusCode() == 201) {
            assertThat(facts.kindsAbout(reference)).endsWith("signed-off", "change-withdrawn");
            assertThat(states(scene, reference)).containsExactly("accepted");
        } else {
            assertThat(signOff.statusCode()).isEqualTo(409);
            assertThat(signOff.<String>path("type")).isEqualTo("/problems/wrong-status");
            assertThat(facts.kindsAbout(reference)).endsWith("change-declared", "change-withdrawn");
        }
    }

    @RepeatedTest(TIMES)
    void a_withdrawal_that_races_the_close_of_the_change_comes_before_it_or_too_late() throws Exception {
        Scene scene = new Scene(1);
        String reference = scene.declared();
        scene.signOff(reference, 0, "accepted").then().statusCode(201);
        scene.move(reference, "implement").then().statusCode(200);
        RequestSpecification contact = scene.contact(0);

        List<Response> answers = race(
                () -> contact.body(word("withdrawn")).post(signOffs(reference)), () -> scene.move(reference, "close"));

        // Never both: a change is closed with all acceptances, or it is not closed.
        assertThat(List.of(answers.get(0).statusCode() == 201, answers.get(1).statusCode() == 200))
                .containsExactlyInAnyOrder(true, false);
        assertThat(answers).extracting(Response::statusCode).contains(409);
    }

    @RepeatedTest(TIMES)
    void of_two_declarations_one_is_told_that_the_change_is_declared() throws Exception {
        Scene scene = new Scene(1);
        String reference = scene.draft(scene.content());
        Callable<Response> declare = () -> scene.move(reference, "declare");

        assertThat(race(declare, declare)).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
        assertThat(facts.kindsAbout(reference)).containsExactly("change-drafted", "change-declared");
    }

    @RepeatedTest(TIMES)
    void a_carrier_that_is_linked_while_a_change_is_written_and_declared_is_asked() throws Exception {
        Scene scene = new Scene(1);
        String late = Scene.newCarrier();
        List<String> references = new ArrayList<>();

        race(
                () -> {
                    references.add(scene.declared());
                    return references;
                },
                () -> {
                    scene.link(late);
                    return references;
                });

        String reference = references.get(0);
        assertThat(scene.show(reference).<List<String>>path("affected.carrier")).contains(late);
        JsonNode last = facts.about(reference).stream()
                .filter(leaf -> leaf.get("data").has("affected"))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        assertThat(StreamSupport.stream(last.get("data").get("affected").spliterator(), false)
                        .map(JsonNode::asText))
                .contains(late);
    }

    private static Map<String, Object> word(String decision) {
        Map<String, Object> word = new LinkedHashMap<>();
        word.put("revision", 1);
        word.put("decision", decision);
        if (decision.equals("rejected")) {
            word.put("reason", "The name is on our list.");
        }
        return word;
    }

    private static Map<String, Object> revision(Scene scene) {
        Map<String, Object> revision = scene.content();
        revision.put("reason", "The window was wrong.");
        return revision;
    }

    private static String signOffs(String reference) {
        return Scene.CHANGES + "/" + reference + "/sign-offs";
    }

    private static List<String> states(Scene scene, String reference) {
        return scene.show(reference).path("affected.state");
    }

    private List<JsonNode> signedOff(String reference) {
        return facts.about(reference).stream()
                .filter(leaf -> leaf.get("kind").asText().equals("signed-off"))
                .toList();
    }

    /** Does both at once; their results in this order. */
    private static <T> List<T> race(Callable<T> one, Callable<T> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<T>> results = new ArrayList<>();
        for (Callable<T> contender : List.of(one, other)) {
            results.add(THREADS.submit(() -> {
                start.await();
                return contender.call();
            }));
        }
        List<T> answers = new ArrayList<>();
        for (Future<T> result : results) {
            answers.add(result.get(1, TimeUnit.MINUTES));
        }
        return answers;
    }
}
