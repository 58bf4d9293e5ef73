package org.countersign.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.countersign.faults.Ground.Launch;
import org.countersign.testing.App;
import org.countersign.testing.NodeApi;
import org.countersign.testing.NodeApi.Answer;
import org.countersign.testing.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A node whose database is away, or stands still, says at once that nothing may leave, and recovers by itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseAwayIT {
    /** The product's promise for every question, whatever the database does. */
    private static final Duration BOUND = Duration.ofMillis(500);

    private static final int ASKERS = 64;
    /** More than the pool has connections, so that each of them has been lost when the database comes back. */
    private static final int FIRST_QUESTIONS = 40;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Postgres postgres;
    private App node;
    private Ground ground;
    private Launch launch;
    private Launch idle;

    @BeforeAll
    void start(@TempDir Path directory) {
        postgres = Postgres.start();
        node = Ground.with(App.on(postgres, directory)).start();
        ground = new Ground(node);
        launch = ground.launch(node, 2);
        idle = ground.launch(node, 1);
    }

    @AfterAll
    void end() {
        threads.shutdown();
        node.close();
        postgres.close();
    }

    @Test
    void while_the_database_is_stopped_every_question_is_blocked_at_once() throws Exception {
        outage(postgres::stop, postgres::startAgain);
    }

    @Test
    void while_the_database_stands_still_every_question_is_blocked_in_time() throws Exception {
        outage(postgres::freeze, postgres::thaw);
    }

    /** A question, when it was sent and when it was answered. */
    private record Asked(long sent, long answered, Answer answer) {
        Duration took() {
            return Duration.ofNanos(answered - sent);
        }
    }

    private void outage(Runnable begin, Runnable end) throws Exception {
        assertAllAllowed(askAtOnce(FIRST_QUESTIONS));
        Queue<Asked> asked = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        List<Future<?>> askers = new ArrayList<>();
        for (int i = 0; i < ASKERS; i++) {
            // Every other one repeats itself, which needs no more than a fresh read; the rest need their decision
            // recorded.
            boolean repeats = i % 2 == 0;
            askers.add(threads.submit(() -> {
                while (!over.get()) {
                    asked.add(ask(repeats ? launch : launch.of(ground.code("away"))));
                }
            }));
        }
        await("questions before the outage").atMost(PATIENCE).until(() -> asked.size() > 2 * ASKERS);

        begin.run();
        long away = System.nanoTime();
        await("the readiness check to say no").atMost(PATIENCE).until(() -> !node.isReady());
        Answer alive = NodeApi.of(node).getRoot("/q/health/live").expect(200);
        assertThat(alive.text("status")).isEqualTo("UP");
        Future<Answer> write = threads.submit(() -> ground.manager(node).post("/holds", hold(), Ground.once()));
        await("the outage to have lasted")
                .atMost(PATIENCE.plus(Size.AWAY))
                .until(() -> System.nanoTime() - away > Size.AWAY.toNanos());
        long back = System.nanoTime();
        over.set(true);
        for (Future<?> asker : askers) {
            asker.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        end.run();

        // The very first questions once the database is there again.
        List<Asked> first = askAtOnce(FIRST_QUESTIONS);
        assertAllAllowed(first);
        await("the readiness check to say yes").atMost(PATIENCE).until(node::isReady);
        assertThat(write.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).status()).isIn(201, 503);

        List<Asked> meanwhile = asked.stream()
                .filter(each -> each.sent() - away >= 0 && each.answered() - back <= 0)
                .toList();
        Duration longest =
                asked.stream().map(Asked::took).max(Duration::compareTo).orElseThrow();
        System.out.printf(
                "DatabaseAwayIT: %d questions of %d at a time, %d of them asked and answered during the outage;"
                        + " the longest answer took %d ms, the promise is %d ms%n",
                asked.size(), ASKERS, meanwhile.size(), longest.toMillis(), BOUND.toMillis());
        assertThat(meanwhile).hasSizeGreaterThan(ASKERS);
        assertThat(meanwhile).allSatisfy(each -> {
            assertThat(each.answer().status()).isEqualTo(503);
            assertThat(each.answer().type()).startsWith("application/problem+json");
            assertThat(each.answer().text("decision")).isEqualTo("block");
        });
        assertThat(asked).extracting(each -> each.answer().status()).containsOnly(200, 503);
        assertThat(longest).isLessThan(BOUND.plus(Size.ALLOWANCE));
    }

    private Asked ask(Launch asked) {
        long sent = System.nanoTime();
        Answer answer = ground.asker(node).post("/preflight", asked.question());
        return new Asked(sent, System.nanoTime(), answer);
    }

    /** Questions about new campaigns, all at the same time. */
    private List<Asked> askAtOnce(int number) throws InterruptedException, ExecutionException {
        List<Callable<Asked>> questions = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            questions.add(() -> ask(launch.of(ground.code("at-once"))));
        }
        List<Asked> answers = new ArrayList<>();
        for (Future<Asked> answer : threads.invokeAll(questions)) {
            answers.add(answer.get());
        }
        return answers;
    }

    private static void assertAllAllowed(List<Asked> asked) {
        assertThat(asked).allSatisfy(each -> {
            assertThat(each.answer().status()).as(each.answer().body()).isEqualTo(200);
            assertThat(each.answer().text("decision")).isEqualTo("allow");
        });
    }

    /** On a client for whom nobody asks. */
    private Map<String, Object> hold() {
        return Map.of("scope", Map.of("client", idle.client()), "reason", "A test.");
    }
}
