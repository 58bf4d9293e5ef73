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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose database is away, or stands still, says at once that nothing may leave, and recovers by itself. */
class DatabaseAwayIT {
    /** The product's promise for every question, whatever the database does. */
    private static final Duration BOUND = Duration.ofMillis(500);

    private static final int ASKERS = 64;
    /** More than the pool has connections, so that each of them has been lost when the database comes back. */
    private static final int AT_ONCE = 40;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    Path directory;

    @AfterEach
    void end() {
        threads.shutdown();
    }

    @Test
    void while_the_database_is_stopped_every_question_is_blocked_at_once_and_none_once_it_is_back() throws Exception {
        // It has all the time of the world to answer, so what it does not allow in the end it has blocked falsely.
        try (Postgres postgres = Postgres.start();
                App started = Ground.with(App.on(postgres, directory)).patient().start()) {
            Scene scene = new Scene(started);
            scene.outage(postgres::stop, postgres::startAgain, scene::assertAllAllowed);
        }
    }

    @Test
    void while_the_database_stands_still_every_question_is_blocked_in_time() throws Exception {
        try (Postgres postgres = Postgres.start();
                App started = Ground.with(App.on(postgres, directory)).start()) {
            Scene scene = new Scene(started);
            scene.outage(
                    postgres::freeze,
                    postgres::thaw,
                    () -> await("questions to be allowed again")
                            .atMost(PATIENCE)
                            .untilAsserted(scene::assertAllAllowed));
        }
    }

    /** A question, when it was sent and when it was answered. */
    private record Asked(long sent, long answered, Answer answer) {
        /** From the outage on: before, a busy database may have taken its time, and has answered. */
        Duration waited(long away) {
            return Duration.ofNanos(answered - Math.max(sent, away));
        }
    }

    @FunctionalInterface
    private interface Check {
        void run() throws InterruptedException, ExecutionException;
    }

    /** A node on a database, warm, and a launch that it allows. */
    private final class Scene {
        private final App node;
        private final Ground ground;
        private final Launch launch;
        private final String idle;
        private final String login;

        Scene(App node) {
            this.node = node;
            NodeApi admin = NodeApi.of(node).withPassword("admin", Ground.PASSWORD);
            await("a node that reads in time")
                    .atMost(PATIENCE)
                    .during(Duration.ofSeconds(1))
                    .until(() -> admin.get("/platforms?limit=1").status() == 200);
            ground = new Ground(node);
            launch = ground.launch(node, 2);
            idle = ground.code("idle");
            ground.asker(node).post("/preflight", launch.of(idle).question()).expect(200);
            login = ground.person(node, "campaign-system");
            await("a node that is warm").atMost(PATIENCE).untilAsserted(this::assertAllAllowed);
        }

        void outage(Runnable begin, Runnable end, Check firstQuestionsAfter) throws Exception {
            Queue<Asked> asked = new ConcurrentLinkedQueue<>();
            AtomicBoolean over = new AtomicBoolean();
            List<Future<?>> askers = new ArrayList<>();
            for (int i = 0; i < ASKERS; i++) {
                // Every other one repeats itself, which needs no more than a fresh read; the rest need their decision
                // recorded. Some sign in with a password, which the database knows.
                boolean repeats = i % 2 == 0;
                NodeApi asker = i % 4 == 2 ? NodeApi.of(node).withPassword(login, Ground.PASSWORD) : ground.asker(node);
                askers.add(threads.submit(() -> {
                    while (!over.get()) {
                        asked.add(ask(asker, repeats ? launch : launch.of(ground.code("away"))));
                    }
                }));
            }
            await("questions before the outage").atMost(PATIENCE).until(() -> asked.size() > 2 * ASKERS);

            begin.run();
            long away = System.nanoTime();
            Future<Answer> write = threads.submit(() -> ground.manager(node).post("/holds", hold(), Ground.once()));
            await("the readiness check to say no").atMost(PATIENCE).until(() -> !node.isReady());
            NodeApi.of(node).getRoot("/q/health/live").expect(200);
            await("the outage to have lasted")
                    .atMost(PATIENCE.plus(Size.AWAY))
                    .until(() -> System.nanoTime() - away > Size.AWAY.toNanos());
            over.set(true);
            for (Future<?> asker : askers) {
                asker.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            end.run();
            firstQuestionsAfter.run();

            assertThat(write.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).status())
                    .isIn(201, 503);
            await("the readiness check to say yes").atMost(PATIENCE).until(node::isReady);
            judge(asked, away);
        }

        private Asked ask(NodeApi asker, Launch asked) {
            long sent = System.nanoTime();
            Answer answer = asker.post("/preflight", asked.question());
            return new Asked(sent, System.nanoTime(), answer);
        }

        /** Questions about new campaigns, all at the same time. */
        private List<Answer> askAtOnce() throws InterruptedException, ExecutionException {
            List<Callable<Asked>> questions = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                questions.add(() -> ask(ground.asker(node), launch.of(ground.code("at-once"))));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Asked> answer : threads.invokeAll(questions)) {
                answers.add(answer.get().answer());
            }
            return answers;
        }

        private void assertAllAllowed() throws InterruptedException, ExecutionException {
            assertThat(askAtOnce())
                    .extracting(answer -> answer.status() + " " + answer.text("decision"))
                    .containsOnly("200 allow");
        }

        /** On a campaign for which nobody asks. */
        private Map<String, Object> hold() {
            return Map.of("scope", Map.of("campaign", idle), "reason", "A test.");
        }
    }

    private static void judge(Queue<Asked> asked, long away) {
        List<Asked> meanwhile =
                asked.stream().filter(each -> each.sent() - away >= 0).toList();
        // Those that waited when it began have the same promise.
        List<Duration> times = asked.stream()
                .filter(each -> each.answered() - away >= 0)
                .map(each -> each.waited(away))
                .sorted()
                .toList();
        Duration longest = times.get(times.size() - 1);
        System.out.printf(
                "DatabaseAwayIT: %d questions, %d at a time, %d of them during the outage; answers took %d ms at the median, %d"
                        + " ms at the 99th percentile, %d ms at most; the promise is %d ms%n",
                asked.size(),
                ASKERS,
                meanwhile.size(),
                times.get(times.size() / 2).toMillis(),
                times.get(times.size() * 99 / 100).toMillis(),
                longest.toMillis(),
                BOUND.toMillis());
        assertThat(meanwhile).hasSizeGreaterThan(ASKERS);
        assertThat(meanwhile).extracting(each -> each.answer().status()).containsOnly(503);
        assertThat(asked).extracting(each -> each.answer().status()).containsOnly(200, 503);
        assertThat(asked)
                .filteredOn(each -> each.answer().status() == 503)
                .extracting(each -> each.answer().type() + ", " + each.answer().text("decision"))
                .containsOnly("application/problem+json, block");
        // What it took is printed beside the promise. Here 64 askers share a machine with what they ask, so it is
        // judged by the
        // outage itself: a question that nobody gives up waits for as long as that lasts.
        assertThat(longest).isLessThan(Size.AWAY.dividedBy(2));
    }
}
