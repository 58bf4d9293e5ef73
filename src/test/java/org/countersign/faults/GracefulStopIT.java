package org.countersign.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.countersign.faults.Ground.Launch;
import org.countersign.testing.App;
import org.countersign.testing.NodeApi.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that is asked to end ends well. */
class GracefulStopIT {
    private static final int CLIENTS = 8;
    private static final int ANSWERS = 50;
    /** How long the node serves on; much longer than it takes to see that it is not ready. */
    private static final Duration DELAY = Duration.ofSeconds(5);

    private static final Duration POLL = Duration.ofMillis(20);
    /** What a process ends with that SIGTERM has ended in good order. */
    private static final int TERMINATED = 143;

    @TempDir
    Path directory;

    @Test
    void a_node_that_is_asked_to_end_loses_no_request_of_those_who_heed_its_readiness() throws Exception {
        Random random = Size.random("GracefulStopIT");
        App.Plan plan =
                Ground.with(App.h2(directory)).patient().with("QUARKUS_SHUTDOWN_DELAY", DELAY.toSeconds() + "S");
        try (App node = plan.start()) {
            Ground ground = new Ground(node);
            Launch launch = ground.launch(node, 2);
            CountDownLatch answered = new CountDownLatch(ANSWERS + random.nextInt(ANSWERS));
            AtomicBoolean ready = new AtomicBoolean(true);
            Queue<Answer> answers = new ConcurrentLinkedQueue<>();
            ExecutorService threads = Executors.newCachedThreadPool();
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(() -> {
                    while (ready.get()) {
                        answers.add(ask(ground, node, launch));
                        answers.add(draft(ground, node, launch));
                        answered.countDown();
                    }
                }));
            }
            assertThat(answered.await(1, TimeUnit.MINUTES))
                    .as("that the node answers")
                    .isTrue();
            Future<Integer> end = threads.submit(node::stop);
            // As a balancer does.
            await("the readiness check to say no")
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(POLL)
                    .until(() -> !node.isReady());
            ready.set(false);
            for (Future<?> client : clients) {
                client.get(1, TimeUnit.MINUTES);
            }
            assertThat(end.get(1, TimeUnit.MINUTES)).isIn(0, TERMINATED);
            threads.shutdown();

            assertThat(answers).extracting(Answer::status).containsOnly(200, 201);
        }
    }

    private static Answer ask(Ground ground, App node, Launch launch) {
        return ground.asker(node)
                .post("/preflight", launch.of(ground.code("stop")).question());
    }

    private static Answer draft(Ground ground, App node, Launch launch) {
        return ground.manager(node).post("/changes", launch.change("Stop"), Ground.once());
    }
}
