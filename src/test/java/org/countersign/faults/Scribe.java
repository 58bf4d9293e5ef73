package org.countersign.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.countersign.faults.Ground.Launch;
import org.countersign.testing.App;
import org.countersign.testing.NodeApi;
import org.countersign.testing.NodeApi.Answer;
import org.countersign.testing.NodeApi.Unanswered;
import org.jspecify.annotations.Nullable;

/**
 * A client that changes, signs off, holds and asks at random, writes down each answer, and afterwards can say exactly what
 * the tables, the ledger and the gate must show. Nobody else touches its platform, and it does one thing at a time; so
 * when a node dies at most one of its requests is in doubt.
 */
final class Scribe {
    private static final int CARRIERS = 2;

    private final Ground ground;
    private final Launch launch;
    private final Random random;

    private final Map<String, NotedChange> changes = new TreeMap<>();
    private final Map<String, Boolean> standingHolds = new LinkedHashMap<>();
    private final Map<String, Asked> decisions = new LinkedHashMap<>();
    private final Map<String, List<String>> facts = new TreeMap<>();

    private final Set<String> touchedChanges = new LinkedHashSet<>();
    private final Set<String> touchedCampaigns = new LinkedHashSet<>();
    private @Nullable Request inDoubt;

    private static final class NotedChange {
        int revision = 1;
        String status = "draft";
        int signOffs;
        final Map<String, String> states = new TreeMap<>();
    }

    private record Asked(String decisionId, String verdict) {}

    /** One thing to do, as often as it takes. */
    private record Request(
            Function<App, NodeApi> caller,
            String path,
            Object body,
            @Nullable String once,
            Consumer<Answer> noted) {
        Answer send(App node) {
            return caller.apply(node).post(path, body, once).expect(200, 201);
        }
    }

    Scribe(Ground ground, App node, Random random) {
        this.ground = ground;
        this.launch = ground.launch(node, CARRIERS);
        this.random = random;
    }

    /** Works until the node answers no more; tells of each answer. */
    void work(App node, Runnable answered) {
        while (true) {
            Request request = next();
            try {
                request.noted.accept(request.send(node));
                answered.run();
            } catch (Unanswered e) {
                inDoubt = request;
                return;
            }
        }
    }

    /** Repeats the request that was in doubt, twice: whether it had an effect or not, it now has one. */
    void settle(App node) {
        Request request = inDoubt;
        if (request == null) {
            return;
        }
        inDoubt = null;
        Answer answer = request.send(node);
        request.noted.accept(answer);
        Answer again = request.send(node);
        if (request.once != null) {
            assertThat(again.body()).as("the same Idempotency-Key again").isEqualTo(answer.body());
        } else {
            assertThat(again.text("decisionId")).isEqualTo(answer.text("decisionId"));
        }
    }

    private Request next() {
        List<String> drafts = withStatus("draft");
        List<String> declared = withStatus("declared");
        int choice = random.nextInt(100);
        if (choice < 30) {
            return ask();
        } else if (choice < 40) {
            return hold();
        } else if (choice < 60 && !drafts.isEmpty()) {
            return declare(any(drafts));
        } else if (choice < 80 && !declared.isEmpty()) {
            return signOff(any(declared));
        } else if (choice < 84 && !declared.isEmpty()) {
            return amend(any(declared));
        } else if (choice < 90 && !declared.isEmpty()) {
            return withdraw(any(declared));
        }
        return draft();
    }

    private Request ask() {
        String campaign = ground.code(launch.campaign());
        return new Request(ground::asker, "/preflight", launch.of(campaign).question(), null, answer -> {
            decisions.put(campaign, new Asked(answer.text("decisionId"), answer.text("decision")));
            touchedCampaigns.add(campaign);
            fact(campaign, "campaign-registered");
            fact(campaign, "decision-recorded " + answer.text("decision"));
        });
    }

    private Request hold() {
        List<String> standing = standingHolds.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
        if (standing.size() > 1 || (!standing.isEmpty() && random.nextBoolean())) {
            String id = any(standing);
            return new Request(
                    ground::lifter, "/holds/" + id + "/lift", Map.of("reason", "A test."), Ground.once(), answer -> {
                        standingHolds.put(id, false);
                        fact(id, "hold-lifted");
                    });
        }
        Map<String, Object> body = Map.of(
                "scope", Map.of("platform", launch.platform(), "carrier", any(launch.carriers())), "reason", "A test.");
        return new Request(ground::manager, "/holds", body, Ground.once(), answer -> {
            standingHolds.put(answer.text("id"), true);
            fact(answer.text("id"), "hold-placed");
        });
    }

    private Request draft() {
        return new Request(ground::manager, "/changes", launch.change("Drafted"), Ground.once(), answer -> {
            String reference = answer.text("reference");
            NotedChange change = new NotedChange();
            launch.carriers().forEach(carrier -> change.states.put(carrier, "pending"));
            changes.put(reference, change);
            note(reference, "change-drafted");
        });
    }

    private Request declare(String reference) {
        return step(reference, "declare", "declared", "change-declared");
    }

    private Request withdraw(String reference) {
        return step(reference, "withdraw", "withdrawn", "change-withdrawn");
    }

    private Request step(String reference, String verb, String status, String kind) {
        return new Request(
                ground::manager,
                "/changes/" + reference + "/" + verb,
                Map.of("note", "A test."),
                Ground.once(),
                answer -> {
                    change(reference).status = status;
                    note(reference, kind);
                });
    }

    private Request amend(String reference) {
        Map<String, Object> content = launch.change("Amended");
        content.put("reason", "A test.");
        return new Request(ground::manager, "/changes/" + reference + "/revisions", content, Ground.once(), answer -> {
            NotedChange change = change(reference);
            change.revision++;
            change.states.replaceAll((carrier, state) -> "pending");
            note(reference, "change-revised");
            note(reference, "change-amended");
        });
    }

    private Request signOff(String reference) {
        NotedChange change = change(reference);
        String carrier = any(launch.carriers());
        String decision = switch (Objects.requireNonNull(change.states.get(carrier))) {
            case "pending" -> "acknowledged";
            case "accepted" -> random.nextBoolean() ? "withdrawn" : "rejected";
            default -> "accepted";
        };
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("revision", change.revision);
        body.put("decision", decision);
        if (decision.equals("rejected")) {
            body.put("reason", "A test.");
        }
        return new Request(
                node -> ground.carrier(node, carrier),
                "/changes/" + reference + "/sign-offs",
                body,
                Ground.once(),
                answer -> {
                    change.states.put(carrier, decision);
                    change.signOffs++;
                    note(reference, "signed-off " + carrier + " " + decision);
                });
    }

    private void note(String reference, String fact) {
        touchedChanges.add(reference);
        fact(reference, fact);
    }

    private void fact(String subject, String fact) {
        facts.computeIfAbsent(subject, none -> new ArrayList<>()).add(fact);
    }

    private NotedChange change(String reference) {
        return Objects.requireNonNull(changes.get(reference));
    }

    private List<String> withStatus(String status) {
        return changes.entrySet().stream()
                .filter(each -> each.getValue().status.equals(status))
                .map(Map.Entry::getKey)
                .toList();
    }

    private String any(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** The facts that the ledger must hold of this client's doings, in order, by subject: these and no others. */
    Map<String, List<String>> facts() {
        return facts;
    }

    /** One of this client's facts, in the words of {@link #facts}. */
    static String words(Auditor.Entry entry) {
        return switch (entry.kind()) {
            case "signed-off" ->
                "signed-off " + entry.data().path("carrier").asText() + " "
                        + entry.data().path("decision").asText();
            case "decision-recorded" ->
                "decision-recorded " + entry.data().path("verdict").asText();
            default -> entry.kind();
        };
    }

    /** Compares what was answered since the last time with the tables, and all of it with the gate. */
    void check(App node) {
        NodeApi manager = ground.manager(node);
        touchedChanges.forEach(reference -> checkChange(manager, reference));
        touchedChanges.clear();
        touchedCampaigns.forEach(campaign -> checkDecision(manager, campaign));
        touchedCampaigns.clear();
        checkLists(manager);
        checkGate(ground.asker(node));
    }

    private void checkChange(NodeApi manager, String reference) {
        NotedChange noted = change(reference);
        JsonNode shown = manager.get("/changes/" + reference).expect(200).json();
        Map<String, String> states = new TreeMap<>();
        shown.path("affected")
                .forEach(row -> states.put(
                        row.path("carrier").asText(), row.path("state").asText()));
        assertThat(shown.path("status").asText()).as(reference).isEqualTo(noted.status);
        assertThat(shown.path("revision").asInt()).as(reference).isEqualTo(noted.revision);
        assertThat(states).as(reference).isEqualTo(noted.states);
        assertThat(manager.get("/changes/" + reference + "/sign-offs?limit=200")
                        .expect(200)
                        .json()
                        .path("items"))
                .as("sign-offs of " + reference)
                .hasSize(noted.signOffs);
    }

    private void checkDecision(NodeApi manager, String campaign) {
        Asked asked = Objects.requireNonNull(decisions.get(campaign));
        manager.get("/campaigns/" + campaign).expect(200);
        JsonNode kept =
                manager.get("/decisions/" + asked.decisionId()).expect(200).json();
        assertThat(kept.path("decision").asText()).isEqualTo(asked.verdict());
        Answer replay =
                manager.get("/decisions/" + asked.decisionId() + "/replay").expect(200);
        assertThat(replay.json().path("agrees").asBoolean()).as(replay.body()).isTrue();
    }

    /** None is missing and none is there twice. */
    private void checkLists(NodeApi manager) {
        assertThat(manager.all("/changes?platform=" + launch.platform() + "&", "reference"))
                .containsExactlyInAnyOrderElementsOf(changes.keySet());
        assertThat(manager.all("/holds?platform=" + launch.platform() + "&", "id"))
                .containsExactlyInAnyOrderElementsOf(standingHolds.keySet());
    }

    /** What the gate has folded from the ledger is what the tables say: it blocks for exactly what is open. */
    private void checkGate(NodeApi asker) {
        JsonNode answer = asker.post(
                        "/preflight", Map.of("client", launch.client(), "platform", launch.platform(), "dryRun", true))
                .expect(200)
                .json();
        Map<String, Set<String>> unaccepted = new TreeMap<>();
        Set<String> holds = new TreeSet<>();
        answer.path("carriers").forEach(row -> {
            Set<String> open = new TreeSet<>();
            unaccepted.put(row.path("carrier").asText(), open);
            row.path("reasons").forEach(reason -> {
                switch (reason.path("code").asText()) {
                    case "signed-off" -> open.add(reason.path("change").asText());
                    case "no-hold" -> holds.add(reason.path("hold").asText());
                    default -> throw new AssertionError("an unexpected reason: " + reason);
                }
            });
        });
        Map<String, Set<String>> expected = new TreeMap<>();
        for (String carrier : launch.carriers()) {
            Set<String> open = new TreeSet<>();
            for (String reference : withStatus("declared")) {
                if (!"accepted".equals(change(reference).states.get(carrier))) {
                    open.add(reference);
                }
            }
            expected.put(carrier, open);
        }
        Set<String> standing = new TreeSet<>(standingHolds.keySet());
        standing.removeIf(id -> !Boolean.TRUE.equals(standingHolds.get(id)));
        assertThat(unaccepted).as("changes not accepted, by carrier").isEqualTo(expected);
        assertThat(holds).as("holds").isEqualTo(standing);
    }
}
