package org.countersign.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.countersign.faults.Lane.Spell;
import org.countersign.testing.App;
import org.countersign.testing.NodeApi;
import org.countersign.testing.NodeApi.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Questions and facts on several nodes at once, and the judgement of every answer. An answer can be judged when the same
 * {@link Spell} lasted from before the question was sent until after its answer came: then only one verdict is right,
 * whatever the nodes did meanwhile.
 */
final class Traffic {
    private static final int ASKERS = 4;
    private static final int MOST_REPORTED = 20;
    /** A machine on which this is not enough is no machine for this test. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final List<App> nodes;
    private final List<Lane> lanes;
    private final Map<String, Tally> tallies = new ConcurrentHashMap<>();
    private final Map<String, String> verdicts = new ConcurrentHashMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final LongAdder falseAllows = new LongAdder();
    private volatile BooleanSupplier enough = () -> false;
    private volatile long earliestEnd;
    private volatile long latestEnd;

    /** How many answers of a lane could be judged. */
    static final class Tally {
        final LongAdder whileBlocked = new LongAdder();
        final LongAdder whileFree = new LongAdder();
        final LongAdder meanwhileMoved = new LongAdder();
        final LongAdder notTold = new LongAdder();
        final LongAdder turns = new LongAdder();

        @Override
        public String toString() {
            return turns + " turns; answers judged: " + whileBlocked + " while blocked, " + whileFree
                    + " while free; not judged: " + meanwhileMoved + ", the node could not tell: " + notTold;
        }
    }

    Traffic(List<App> nodes, List<Lane> lanes) {
        this.nodes = nodes;
        this.lanes = lanes;
        lanes.forEach(lane -> tallies.put(lane.name(), new Tally()));
    }

    /** Lets it run for so long and, on a busy machine, for longer until it is enough; returns when all threads have ended. */
    Traffic run(Duration time, BooleanSupplier untilEnough, Random random) {
        enough = untilEnough;
        earliestEnd = System.nanoTime() + time.toNanos();
        latestEnd = earliestEnd + LONGEST.toNanos();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Lane lane : lanes) {
                Random own = new Random(random.nextLong());
                running.add(threads.submit(() -> write(lane, own)));
            }
            for (int i = 0; i < ASKERS; i++) {
                Random own = new Random(random.nextLong());
                running.add(threads.submit(() -> ask(own)));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a client failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            latestEnd = System.nanoTime();
            threads.shutdown();
        }
        return this;
    }

    /** Blocks and frees in turn, through any node, and asks another one at once. */
    private void write(Lane lane, Random random) {
        Tally tally = tally(lane);
        boolean blocked = true;
        while (!isOver()) {
            int node = random.nextInt(nodes.size());
            Spell spell = lane.turn(blocked, nodes.get(node));
            tally.turns.increment();
            ask(lane, spell, nodes.get((node + 1) % nodes.size()));
            blocked = !blocked;
        }
    }

    private void ask(Random random) {
        while (!isOver()) {
            Lane lane = lanes.get(random.nextInt(lanes.size()));
            ask(lane, lane.spell(), nodes.get(random.nextInt(nodes.size())));
        }
    }

    private boolean isOver() {
        long now = System.nanoTime();
        return now - latestEnd >= 0 || (now - earliestEnd >= 0 && enough.getAsBoolean());
    }

    private Tally tally(Lane lane) {
        return Objects.requireNonNull(tallies.get(lane.name()));
    }

    private void ask(Lane lane, @Nullable Spell before, App node) {
        if (before == null) {
            // Nothing is known of the answer, and the key may be about to change.
            return;
        }
        Answer answer = NodeApi.of(node)
                .withKey(before.key)
                .post("/preflight", lane.launch().question());
        judge(lane, before, lane.spell(), answer, node);
    }

    private void judge(Lane lane, Spell before, @Nullable Spell after, Answer answer, App node) {
        Tally tally = tally(lane);
        boolean allowed;
        switch (answer.status()) {
            case 200 -> {
                allowed = answer.text("decision").equals("allow");
                String decision = answer.text("decisionId");
                String verdict = verdicts.putIfAbsent(decision, answer.text("decision"));
                if (verdict != null && !verdict.equals(answer.text("decision"))) {
                    wrong.add("decision " + decision + " was both " + verdict + " and " + answer.text("decision"));
                }
            }
            case 401 -> allowed = false;
            case 503 -> {
                tally.notTold.increment();
                if (!answer.text("decision").equals("block")) {
                    wrong.add("an error that is no block: " + answer.body());
                }
                return;
            }
            default ->
                throw new AssertionError(
                        answer.request() + " was answered with " + answer.status() + ": " + answer.body());
        }
        if (before != after) {
            tally.meanwhileMoved.increment();
            return;
        }
        (before.blocked ? tally.whileBlocked : tally.whileFree).increment();
        if (allowed == before.blocked) {
            if (allowed) {
                falseAllows.increment();
            }
            if (wrong.size() < MOST_REPORTED) {
                wrong.add("'" + lane.name() + "' was " + before + ", but " + node.baseUri() + " answered "
                        + answer.status() + " " + answer.body());
            }
        }
    }

    /** Whether every lane was judged so often, both ways. */
    boolean isJudged(int times) {
        return tallies.values().stream()
                .allMatch(tally -> tally.whileBlocked.sum() >= times && tally.whileFree.sum() >= times);
    }

    /** Answers that contradict what was known: allowed while blocked or, as stale, blocked while free. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** How many of them were an allow that must not be. */
    long falseAllows() {
        return falseAllows.sum();
    }

    Map<String, Tally> tallies() {
        return tallies;
    }

    /** The verdicts that askers were told, by the decision's id. */
    Map<String, String> verdicts() {
        return verdicts;
    }
}
