package org.countersign.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.countersign.testing.App;
import org.countersign.testing.NodeApi;
import org.countersign.testing.NodeApi.Answer;
import org.countersign.testing.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes on one database, asked and changed at once: no answer is older than its question. One run, of which each test
 * looks at one side; and a second run with nodes that answer from what they happen to know, to show that the first would
 * have noticed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrictnessIT {
    private Postgres postgres;
    private Nodes nodes;
    private Ground ground;
    private Auditor auditor;
    private Traffic traffic;

    @BeforeAll
    void run(@TempDir Path directory) {
        Random random = Size.random("StrictnessIT");
        postgres = Postgres.start();
        nodes = Nodes.start(Ground.with(App.on(postgres, directory)).patient(), 2);
        ground = new Ground(nodes.first());
        List<Lane> lanes = Lane.all(ground, nodes.first());
        auditor = new Auditor(ground.manager(nodes.first()));
        traffic = new Traffic(nodes.apps(), lanes);
        traffic.run(Size.STRICT, () -> traffic.isJudged(Size.JUDGED), random);
        print("fresh", traffic);
    }

    @AfterAll
    void end() {
        nodes.close();
        postgres.close();
    }

    @Test
    void no_answer_contradicts_what_was_committed_before_its_question() {
        assertThat(traffic.wrong()).isEmpty();
    }

    @Test
    void each_way_to_block_was_judged_while_it_blocked_and_while_it_did_not() {
        assertThat(traffic.isJudged(Size.JUDGED)).isTrue();
    }

    @Test
    void every_decision_is_recomputed_from_the_ledger_and_agrees() {
        List<String> all = ground.manager(nodes.first()).all("/decisions?", "decisionId");
        assertThat(all).doesNotHaveDuplicates().containsAll(traffic.verdicts().keySet());
        for (int i = 0; i < all.size(); i++) {
            // By each node in turn, whichever made it.
            assertAgrees(ground.manager(nodes.apps().get(i % nodes.apps().size())), all.get(i));
        }
        System.out.println("StrictnessIT: replayed " + all.size() + " decisions");
    }

    private void assertAgrees(NodeApi node, String decision) {
        Answer replay = node.get("/decisions/" + decision + "/replay").expect(200);
        assertThat(replay.json().path("agrees").asBoolean()).as(replay.body()).isTrue();
        assertThat(replay.text("recomputed")).isEqualTo(replay.text("decision"));
        String told = traffic.verdicts().get(decision);
        assertThat(told == null ? replay.text("decision") : told).isEqualTo(replay.text("decision"));
    }

    @Test
    void the_ledger_has_only_grown_and_has_every_entry() {
        for (App node : nodes.apps()) {
            auditor.look(ground.manager(node));
        }
        auditor.read(ground.manager(nodes.first()));
    }

    @Test
    void nodes_that_answer_from_memory_are_found_out(@TempDir Path directory) {
        Random random = Size.random("StrictnessIT, stale");
        try (Postgres itsOwn = Postgres.start()) {
            App.Plan plan = Ground.with(App.on(itsOwn, directory)).patient();
            Ground itsGround;
            List<Lane> lanes;
            // On stale nodes nothing could be prepared: they do not know the keys that have just been made.
            try (App strict = plan.start()) {
                itsGround = new Ground(strict);
                lanes = Lane.all(itsGround, strict);
                // A decision is never recorded on stale knowledge; it is the repeated allow that would be wrong.
                for (Lane lane : lanes) {
                    itsGround
                            .asker(strict)
                            .post("/preflight", lane.launch().question())
                            .expect(200);
                }
            }
            App.Plan careless = plan.with("COUNTERSIGN_TEST_ONLY_SERVE_STALE", "true")
                    .with("COUNTERSIGN_TEST_ONLY_CONFIRM", "answers-may-be-wrong");
            try (Nodes stale = Nodes.start(careless, 2)) {
                Traffic found = new Traffic(stale.apps(), lanes);
                found.run(Duration.ZERO, () -> found.falseAllows() >= Size.JUDGED, random);
                print("stale", found);
                assertThat(found.falseAllows()).isGreaterThanOrEqualTo(Size.JUDGED);
            }
        }
    }

    private static void print(String run, Traffic traffic) {
        traffic.tallies()
                .forEach((lane, tally) -> System.out.println("StrictnessIT, " + run + ", " + lane + ": " + tally));
        System.out.println("StrictnessIT, " + run + ": " + traffic.wrong().size() + " wrong answers reported, "
                + traffic.falseAllows() + " of all were allows");
    }
}
