package org.countersign.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
import org.countersign.faults.Ground.Launch;
import org.countersign.testing.App;
import org.countersign.testing.NodeApi.Answer;
import org.countersign.testing.NodeApi.Unanswered;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that is asked to end ends well. */
class GracefulStopIT {
    private static final int CLIENTS = 8;
    private static final int ANSWERS = 200;
    /** What a process ends with that SIGTERM has ended in good order. */
    private static final int TERMINATED = 143;

    @TempDir
    Path directory;

    private record Asked(long at, @Nullable Answer answer) {}

    @Test
    void a_node_that_is_asked_to_end_answers_what_it_was_asked_before_and_nothing_with_an_error() throws Exception {
        Random random = Size.random("GracefulStopIT");
        try (App node = Ground.with(App.h2(directory)).start()) {
            Ground ground = new Ground(node);
            Launch launch = ground.launch(node, 2);
            CountDownLatch answered = new CountDownLatch(ANSWERS + random.nextInt(100));
            Queue<Asked> asked = new ConcurrentLinkedQueue<>();
            ExecutorService threads = Executors.newCachedThreadPool();
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(() -> work(ground, node, launch, asked, answered)));
            }
            answered.await(1, TimeUnit.MINUTES);
            long signalled = System.nanoTime();
            int exitCode = node.stop();
            for (Future<?> client : clients) {
                client.get(1, TimeUnit.MINUTES);
            }
            threads.shutdown();

            assertThat(exitCode).isIn(0, TERMINATED);
            assertThat(asked).allSatisfy(each -> {
                if (each.answer() != null) {
                    assertThat(each.answer().status()).as(each.answer().body()).isLessThan(500);
                } else {
                    assertThat(each.at() - signalled)
                            .as("sent after the signal")
                            .isNotNegative();
                }
            });
        }
    }

    /** Asks and changes in turn until the node is gone. */
    private static void work(Ground ground, App node, Launch launch, Queue<Asked> asked, CountDownLatch answered) {
        for (int i = 0; ; i++) {
            long at = System.nanoTime();
            try {
                Answer answer = i % 2 == 0
                        ? ground.asker(node)
                                .post(
                                        "/preflight",
                                        launch.of(ground.code("stop")).question())
                        : ground.manager(node).post("/changes", launch.change("Stop"), Ground.once());
                asked.add(new Asked(at, answer));
                answered.countDown();
            } catch (Unanswered e) {
                asked.add(new Asked(at, null));
                return;
            }
        }
    }
}
