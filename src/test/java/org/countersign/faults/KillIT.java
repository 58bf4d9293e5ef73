package org.countersign.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.countersign.testing.App;
import org.countersign.testing.NodeApi;
import org.countersign.testing.NodeApi.Unanswered;
import org.countersign.testing.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node killed at any moment has lost nothing that it answered, and its tables, ledger and gate agree when it is back. Both
 * databases have their turn side by side, because a start keeps little more than one processor busy.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillIT {
    private static final int SCRIBES = 4;
    /** A round ends after so many answers at most. */
    private static final int MOST_ANSWERS = 40;
    /** And so long after the last of them at most: about as long as a request takes. */
    private static final int MOST_NANOS = 10_000_000;

    private final ExecutorService databases = Executors.newCachedThreadPool();
    private Future<?> h2;
    private Future<?> postgresql;

    @BeforeAll
    void begin(@TempDir Path directory) {
        h2 = databases.submit(() -> survives("KillIT, H2", App.h2(directory.resolve("h2"))));
        postgresql = databases.submit(() -> {
            try (Postgres postgres = Postgres.start()) {
                survives("KillIT, PostgreSQL", App.on(postgres, directory.resolve("postgresql")));
            }
        });
    }

    @AfterAll
    void end() throws InterruptedException {
        databases.shutdown();
        // Who gives up must not take the directory from under the other.
        assertThat(databases.awaitTermination(1, TimeUnit.HOURS)).isTrue();
    }

    @Test
    void a_node_on_h2_keeps_what_it_answered_through_kill_9() throws Exception {
        h2.get();
    }

    @Test
    void a_node_on_postgresql_keeps_what_it_answered_through_kill_9() throws Exception {
        postgresql.get();
    }

    private static void survives(String name, App.Plan place) {
        App.Plan plan = Ground.with(place).patient();
        Random random = Size.random(name);
        App node = plan.start();
        try {
            Ground ground = new Ground(node);
            List<Scribe> scribes = new ArrayList<>();
            for (int i = 0; i < SCRIBES; i++) {
                scribes.add(new Scribe(ground, node, new Random(random.nextLong())));
            }
            Auditor auditor = new Auditor(ground.manager(node));
            auditor.read(ground.manager(node));
            Map<String, List<String>> ledger = new TreeMap<>();
            for (int kill = 1; kill <= Size.KILLS; kill++) {
                int answers = random.nextInt(MOST_ANSWERS);
                int nanos = random.nextInt(MOST_NANOS);
                long before = auditor.size();
                killUnderWrites(node, ground, scribes, auditor, answers, nanos);
                long seen = auditor.size();
                long began = System.nanoTime();
                node = plan.start();
                long started = System.nanoTime();
                auditor.look(ground.manager(node));
                for (Scribe scribe : scribes) {
                    scribe.settle(node);
                }
                for (Auditor.Entry entry : auditor.read(ground.manager(node))) {
                    ledger.computeIfAbsent(entry.subject(), none -> new ArrayList<>())
                            .add(Scribe.words(entry));
                }
                Map<String, List<String>> noted = new TreeMap<>();
                scribes.forEach(scribe -> noted.putAll(scribe.facts()));
                assertThat(ledger).as("the facts in the ledger, by subject").isEqualTo(noted);
                for (Scribe scribe : scribes) {
                    scribe.check(node);
                }
                System.out.printf(
                        "%s: kill %d after %d answers and %d us, ledger %d, last seen %d, now %d; back in %d ms, checked in %d ms%n",
                        name,
                        kill,
                        answers,
                        nanos / 1000,
                        before,
                        seen,
                        auditor.size(),
                        (started - began) / 1_000_000,
                        (System.nanoTime() - started) / 1_000_000);
            }
        } finally {
            node.close();
        }
    }

    /** Lets all scribes work and the auditor look on; kills the node some time after so many answers. */
    private static void killUnderWrites(
            App node, Ground ground, List<Scribe> scribes, Auditor auditor, int answers, int nanos) {
        CountDownLatch answered = new CountDownLatch(answers);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Scribe scribe : scribes) {
                running.add(threads.submit(() -> scribe.work(node, answered::countDown)));
            }
            running.add(threads.submit(() -> watch(auditor, ground.manager(node))));
            boolean inTime = answered.await(1, TimeUnit.MINUTES);
            LockSupport.parkNanos(nanos);
            node.kill();
            for (Future<?> thread : running) {
                thread.get();
            }
            assertThat(inTime).as("that the node answers").isTrue();
        } catch (ExecutionException e) {
            throw new AssertionError("a client failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdown();
        }
    }

    private static void watch(Auditor auditor, NodeApi node) {
        while (true) {
            try {
                auditor.look(node);
            } catch (Unanswered e) {
                return;
            }
        }
    }
}
