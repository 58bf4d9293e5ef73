package org.countersign.gate.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.countersign.testing.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The gate knows only the ledger, and the API shows the tables. Whatever is done in whatever order, after each step the gate
 * waits for exactly those sign-offs that the API shows as missing.
 */
@QuarkusTest
class TablesAndGateTest {
    private static final int CARRIERS = 3;
    private static final int STEPS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> WORDS = List.of("accepted", "accepted", "acknowledged", "rejected", "withdrawn");
    private static final List<String> MOVES =
            List.of("implement", "implement", "close", "close", "withdraw", "roll-back");
    private static final Set<String> IN_FORCE = Set.of("declared", "implemented");

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final List<String> contacts = new ArrayList<>();
    private final Set<Integer> unlinked = new TreeSet<>();
    private final List<String> told = new ArrayList<>();
    private Stage stage;
    private Scene scene;

    @BeforeEach
    void set() {
        stage = new Stage(CARRIERS);
        scene = stage.scene();
        for (int i = 0; i < CARRIERS; i++) {
            contacts.add(Api.person(scene.carrier(i), null, Role.CARRIER));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2013, 9, 11})
    void agree_after_each_step(long seed) throws Exception {
        Random random = new Random(seed);
        Set<Map<String, Set<String>>> seen = new HashSet<>();
        for (int step = 0; step < STEPS; step++) {
            told.add(step(random));
            Map<String, Set<String>> missing = missing();
            assertThat(blocking()).as("the gate after %s", told).isEqualTo(missing);
            seen.add(missing);
        }
        assertThat(seen).as("what was missing after a step").hasSizeGreaterThan(STEPS / 10);
    }

    private String step(Random random) throws Exception {
        List<JsonNode> changes = changes();
        int choice = random.nextInt(10);
        if (changes.isEmpty() || choice == 0) {
            return "declared " + scene.declared(content(random));
        }
        if (choice <= 2) {
            return switchLink(random.nextInt(CARRIERS));
        }
        JsonNode change = changes.get(random.nextInt(changes.size()));
        String reference = change.get("reference").asText();
        if (choice == 3) {
            return "amended " + told(reference, scene.amend(reference, content(random), random.nextBoolean()));
        }
        if (choice == 4) {
            String move = MOVES.get(random.nextInt(MOVES.size()));
            return move + " " + told(reference, scene.move(reference, move));
        }
        int carrier = random.nextInt(CARRIERS);
        Map<String, Object> word = new LinkedHashMap<>();
        word.put("revision", change.get("revision").asInt());
        word.put("decision", WORDS.get(random.nextInt(WORDS.size())));
        if (word.get("decision").equals("rejected")) {
            word.put("reason", "Not on our list.");
        }
        if (word.get("decision").equals("accepted") && random.nextInt(3) == 0) {
            word.put(
                    "effectiveFrom",
                    now.plus(random.nextBoolean() ? -1 : 1, ChronoUnit.HOURS).toString());
        }
        Response answer = Api.as(contacts.get(carrier), Api.PASSWORD)
                .body(word)
                .post(Scene.CHANGES + "/" + reference + "/sign-offs");
        return scene.carrier(carrier) + " says " + word + " of " + told(reference, answer);
    }

    private String switchLink(int carrier) {
        if (unlinked.remove(carrier)) {
            scene.link(scene.carrier(carrier));
            return "linked " + scene.carrier(carrier);
        }
        unlinked.add(carrier);
        scene.unlink(scene.carrier(carrier));
        return "unlinked " + scene.carrier(carrier);
    }

    /** What a step that came too late, or made no sense, was answered is another test's business. */
    private static String told(String reference, Response answer) {
        assertThat(answer.statusCode()).isLessThan(500);
        return reference + ": " + answer.statusCode();
    }

    private Map<String, Object> content(Random random) {
        Instant start = now.plus(random.nextInt(3) == 0 ? 1 : -1, ChronoUnit.DAYS);
        return scene.content(
                "window",
                Map.of(
                        "start",
                        start.toString(),
                        "end",
                        start.plus(2, ChronoUnit.HOURS).toString()));
    }

    private List<JsonNode> changes() throws Exception {
        List<JsonNode> changes = new ArrayList<>();
        JSON.readTree(scene.manager()
                        .get(Scene.CHANGES + "?limit=200&platform=" + scene.platform())
                        .asString())
                .get("items")
                .forEach(changes::add);
        return changes;
    }

    /** By carrier, the changes in effect that it has not accepted, as the API shows them. */
    private Map<String, Set<String>> missing() throws Exception {
        Map<String, Set<String>> missing = new TreeMap<>();
        Instant present = Instant.now();
        for (JsonNode change : changes()) {
            boolean begun = change.get("status").asText().equals("implemented")
                    || !Instant.parse(change.get("window").get("start").asText())
                            .isAfter(present);
            if (!IN_FORCE.contains(change.get("status").asText()) || !begun) {
                continue;
            }
            for (JsonNode affected : change.get("affected")) {
                JsonNode from = affected.get("effectiveFrom");
                boolean accepted = affected.get("state").asText().equals("accepted")
                        && (from == null
                                || from.isNull()
                                || !Instant.parse(from.asText()).isAfter(present));
                if (!accepted) {
                    missing.computeIfAbsent(affected.get("carrier").asText(), none -> new TreeSet<>())
                            .add(change.get("reference").asText());
                }
            }
        }
        return missing;
    }

    /** The same as the gate has it. */
    private Map<String, Set<String>> blocking() throws Exception {
        Map<String, Set<String>> blocking = new TreeMap<>();
        // Those whose link has ended are named too: a change in force still waits for them.
        List<Map<String, Object>> everyone = IntStream.range(0, CARRIERS)
                .mapToObj(i -> Map.<String, Object>of("carrier", scene.carrier(i), "recipients", 1))
                .toList();
        Response answer = stage.ask(Stage.with(Stage.with(stage.question(), "dryRun", true), "audience", everyone));
        for (JsonNode carrier : JSON.readTree(answer.asString()).get("carriers")) {
            for (JsonNode reason : carrier.get("reasons")) {
                if (reason.get("code").asText().equals("signed-off")) {
                    blocking.computeIfAbsent(carrier.get("carrier").asText(), none -> new TreeSet<>())
                            .add(reason.get("change").asText());
                }
            }
        }
        return blocking;
    }
}
