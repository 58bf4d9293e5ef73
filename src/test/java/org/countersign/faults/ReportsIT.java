package org.countersign.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.countersign.faults.Ground.Launch;
import org.countersign.testing.App;
import org.countersign.testing.AtOnce;
import org.countersign.testing.NodeApi;
import org.countersign.testing.NodeApi.Unanswered;
import org.countersign.testing.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is reported of messages survives sudden death, and two nodes that hear of one campaign decide once. */
class ReportsIT {
    private static final int BATCH = 200;
    private static final int KILLS = Math.max(1, Size.KILLS / 5);
    private static final int MOST_BATCHES = 8;
    private static final int MOST_NANOS = 20_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Messages of one campaign, one second after the other from an hour ago. */
    private record Messages(Launch launch, Instant began) {
        Map<String, Object> submission(int number) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("campaign", launch.campaign());
            line.put("messageId", "m-" + number);
            line.put("carrier", launch.carrier());
            line.put("submittedAt", began.plusMillis(number).toString());
            return line;
        }

        Map<String, Object> report(int number, String state) {
            Map<String, Object> line = submission(number);
            line.put("state", state);
            line.put("doneAt", began.plusMillis(number + 1).toString());
            return line;
        }

        List<Map<String, Object>> batch(int which) {
            List<Map<String, Object>> lines = new ArrayList<>();
            for (int i = which * BATCH; i < (which + 1) * BATCH; i++) {
                lines.add(report(i, "delivered-handset"));
            }
            return lines;
        }
    }

    private static Messages messages(Ground ground, App node) {
        Launch launch = ground.launch(node, 1);
        ground.manager(node)
                .post(
                        "/campaigns",
                        Map.of(
                                "code", launch.campaign(),
                                "client", launch.client(),
                                "platform", launch.platform(),
                                "name", launch.campaign(),
                                "audience", List.of()))
                .expect(201);
        return new Messages(launch, Instant.now().minusSeconds(3600));
    }

    @Test
    void a_node_on_h2_keeps_the_batches_that_it_answered_through_kill_9(@TempDir Path directory) throws Exception {
        survives("ReportsIT, H2", App.h2(directory));
    }

    @Test
    void a_node_on_postgresql_keeps_the_batches_that_it_answered_through_kill_9(@TempDir Path directory)
            throws Exception {
        try (Postgres postgres = Postgres.start()) {
            survives("ReportsIT, PostgreSQL", App.on(postgres, directory));
        }
    }

    private static void survives(String name, App.Plan place) throws Exception {
        App.Plan plan = Ground.with(place).patient();
        Random random = Size.random(name);
        App node = plan.start();
        try {
            Ground ground = new Ground(node);
            Messages messages = messages(ground, node);
            int next = 0;
            for (int kill = 1; kill <= KILLS; kill++) {
                List<Integer> answered = killUnderReports(ground, node, messages, next, random);
                node = plan.start();
                for (int batch : answered) {
                    JsonNode answer = ground.asker(node)
                            .post("/delivery-reports", messages.batch(batch))
                            .expect(200)
                            .json();
                    assertThat(answer.path("duplicate").asInt())
                            .as("batch %d, answered before kill %d, again: %s", batch, kill, answer)
                            .isEqualTo(BATCH);
                }
                // The one that was under way is there whole or not at all.
                next += answered.size();
                int news = ground.asker(node)
                        .post("/delivery-reports", messages.batch(next))
                        .expect(200)
                        .json()
                        .path("accepted")
                        .asInt();
                assertThat(news).isIn(0, BATCH);
                next++;
                JsonNode watch = watch(ground.manager(node), messages);
                assertThat(watch.path("delivered").asInt()).isEqualTo(next * BATCH);
                assertThat(watch.path("sent").asInt()).isEqualTo(next * BATCH);
            }
        } finally {
            node.close();
        }
    }

    /** Brings batch after batch and kills the node meanwhile; the numbers of those that were answered. */
    private static List<Integer> killUnderReports(Ground ground, App node, Messages messages, int first, Random random)
            throws InterruptedException, ExecutionException {
        CountDownLatch enough = new CountDownLatch(1 + random.nextInt(MOST_BATCHES));
        List<Integer> answered = new ArrayList<>();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> reporting = thread.submit(() -> {
                try {
                    for (int batch = first; ; batch++) {
                        ground.asker(node)
                                .post("/delivery-reports", messages.batch(batch))
                                .expect(200);
                        answered.add(batch);
                        enough.countDown();
                    }
                } catch (Unanswered e) {
                    // As intended.
                }
            });
            assertThat(enough.await(1, TimeUnit.MINUTES)).isTrue();
            LockSupport.parkNanos(random.nextInt(MOST_NANOS));
            node.kill();
            reporting.get();
            return answered;
        } finally {
            thread.shutdown();
        }
    }

    private static JsonNode watch(NodeApi node, Messages messages) {
        return node.get("/watch?campaign=" + messages.launch().campaign())
                .expect(200)
                .json()
                .path("carriers")
                .path(0);
    }

    @Test
    void two_nodes_that_hear_of_one_campaign_decide_as_one_would_and_once(@TempDir Path directory) {
        try (Postgres postgres = Postgres.start()) {
            App.Plan plan = Ground.with(App.on(postgres, directory)).patient();
            List<App> nodes = AtOnce.run(2, i -> plan::start);
            try {
                Ground ground = new Ground(nodes.get(0));
                Messages alone = messages(ground, nodes.get(0));
                Messages both = messages(ground, nodes.get(0));
                List<Map<String, Object>> clean = reports(alone);
                ground.asker(nodes.get(0)).post("/delivery-reports", clean).expect(200);

                List<Map<String, Object>> shuffled = new ArrayList<>(reports(both));
                shuffled.addAll(reports(both).subList(0, 200));
                Collections.shuffle(shuffled, Size.random("ReportsIT, two nodes"));
                AtOnce.run(2, which -> () -> {
                    for (int from = which * 300; from < (which + 1) * 300; from += 50) {
                        NodeApi.insist(batch(ground, nodes.get(which), shuffled.subList(from, from + 50)))
                                .expect(200);
                    }
                    return true;
                });

                for (Messages messages : List.of(alone, both)) {
                    await().atMost(PATIENCE)
                            .untilAsserted(() -> assertThat(watch(ground.manager(nodes.get(1)), messages)
                                            .path("state")
                                            .asText())
                                    .isEqualTo("held"));
                }
                assertThat(watch(ground.manager(nodes.get(0)), both)
                                .path("evidence")
                                .asDouble())
                        .isEqualTo(watch(ground.manager(nodes.get(1)), alone)
                                .path("evidence")
                                .asDouble());
                assertThat(ground.manager(nodes.get(0))
                                .all("/holds?campaign=" + both.launch().campaign() + "&", "id"))
                        .hasSize(1);
                assertThat(ground.manager(nodes.get(1))
                                .all("/incidents?campaign=" + both.launch().campaign() + "&", "reference"))
                        .hasSize(1);
            } finally {
                nodes.forEach(App::close);
            }
        }
    }

    private static Supplier<NodeApi.Answer> batch(Ground ground, App node, List<Map<String, Object>> lines) {
        return () -> ground.asker(node).post("/delivery-reports", lines);
    }

    /** Four hundred messages, of which the second half is refused. */
    private static List<Map<String, Object>> reports(Messages messages) {
        List<Map<String, Object>> reports = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            reports.add(messages.report(i, i < 200 ? "delivered-handset" : "rejected"));
        }
        return reports;
    }
}
