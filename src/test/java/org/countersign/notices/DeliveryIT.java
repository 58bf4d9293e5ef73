package org.countersign.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.countersign.testing.App;
import org.countersign.testing.NodeApi;
import org.countersign.testing.NodeApi.Answer;
import org.countersign.testing.NodeApi.Unanswered;
import org.countersign.testing.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of a thousand facts every one reaches a receiver that fails now and then, in order for each subject, while the nodes that send
 * them are killed one after the other.
 */
class DeliveryIT {
    private static final String PASSWORD = "correct horse battery staple";
    private static final int WRITERS = 4;
    private static final int HOLDS = 500;
    private static final int KILLS = 6;
    /** Of a hundred requests. */
    private static final int REFUSED = 10;

    private static final int HUNG_UP = 3;
    private static final int MOST_ATTEMPTS = 4000;
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Ids that the receiver has taken. */
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    /** By subject, the ids in the order in which they came first. */
    private final Map<String, Set<String>> order = new ConcurrentHashMap<>();

    private final Map<String, String> types = new ConcurrentHashMap<>();
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger written = new AtomicInteger();

    @Test
    void on_h2_every_fact_arrives_in_order_through_kill_9(@TempDir Path directory) throws Exception {
        arrive("DeliveryIT, H2, one node", App.h2(directory), 1);
    }

    @Test
    void on_postgresql_every_fact_arrives_in_order_from_two_nodes_through_kill_9(@TempDir Path directory)
            throws Exception {
        try (Postgres postgres = Postgres.start()) {
            arrive("DeliveryIT, PostgreSQL, two nodes", App.on(postgres, directory), 2);
        }
    }

    private void arrive(String name, App.Plan place, int number) throws Exception {
        App.Plan plan = place.with("COUNTERSIGN_ADMIN_PASSWORD", PASSWORD)
                .with("COUNTERSIGN_SIGN_IN_BCRYPT_COST", "4")
                .with("COUNTERSIGN_LEDGER_FRESHNESS_DEADLINE", "20s")
                .with("COUNTERSIGN_LEDGER_READ_PATIENCE", "10s")
                .with("COUNTERSIGN_WEBHOOKS_PLAIN_HTTP", "true")
                .with("COUNTERSIGN_WEBHOOKS_PRIVATE_NETWORKS", "127.0.0.1/32")
                .with("COUNTERSIGN_WEBHOOKS_TIMEOUT", "2s")
                .with("COUNTERSIGN_WEBHOOKS_FIRST_WAIT", "50ms")
                .with("COUNTERSIGN_WEBHOOKS_LONGEST_WAIT", "500ms")
                .with("COUNTERSIGN_WEBHOOKS_LONGEST_REST", "500ms")
                .jvm("-XX:TieredStopAtLevel=1")
                .jvm("-XX:+UseSerialGC")
                .jvm("-Xmx256m");
        AtomicReferenceArray<App> nodes = new AtomicReferenceArray<>(number);
        ExecutorService threads = Executors.newCachedThreadPool();
        Random chance = new Random(20130910);
        try (PlayedReceiver receiver = new PlayedReceiver()) {
            receiver.behave(request -> answer(request, chance));
            for (int i = 0; i < number; i++) {
                nodes.set(i, plan.start());
            }
            String key = NodeApi.of(nodes.get(0))
                    .withPassword("admin", PASSWORD)
                    .post("/api-keys", Map.of("name", "writer", "roles", List.of("admin", "auditor")))
                    .expect(201)
                    .text("key");
            NodeApi.of(nodes.get(0))
                    .withKey(key)
                    .post("/webhooks", Map.of("url", receiver.url(), "events", List.of("hold-placed", "hold-lifted")))
                    .expect(201);
            NodeApi.of(nodes.get(0))
                    .withKey(key)
                    .post("/platforms", Map.of("code", "platform", "name", "A platform"))
                    .expect(201);
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(threads.submit(() -> write(nodes, writer)));
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                int due = kill * 2 * HOLDS / (KILLS + 1);
                await().atMost(LONG).until(() -> written.get() >= due);
                int victim = kill % number;
                nodes.get(victim).kill();
                nodes.set(victim, plan.start());
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            Map<String, Set<String>> told = told(NodeApi.of(nodes.get(0)).withKey(key));
            long began = System.nanoTime();
            await().atMost(LONG).untilAsserted(() -> assertThat(taken.size()).isGreaterThanOrEqualTo(2 * HOLDS));
            System.out.printf(
                    "%s: %d facts, %d kills, %d requests, %d of them with an id that had been taken; the last arrived %d ms after the last was written%n",
                    name, 2 * HOLDS, KILLS, requests.get(), repeated.get(), (System.nanoTime() - began) / 1_000_000);
            assertThat(faults).isEmpty();
            assertThat(order).as("the facts, by subject and in order").isEqualTo(told);
            assertThat(told.values().stream().mapToInt(Set::size).sum()).isEqualTo(2 * HOLDS);
        } finally {
            threads.shutdownNow();
            for (int i = 0; i < number; i++) {
                if (nodes.get(i) != null) {
                    nodes.get(i).close();
                }
            }
        }
    }

    /** What the ledger tells of holds: by subject, the ids of its facts in order. */
    private static Map<String, Set<String>> told(NodeApi node) {
        Map<String, Set<String>> told = new TreeMap<>();
        long from = 0;
        while (true) {
            long start = from;
            String page = NodeApi.insist(() -> node.get("/ledger/entries?limit=200&from=" + start))
                    .expect(200)
                    .body();
            if (page.isEmpty()) {
                return told;
            }
            for (String line : page.split("\n", -1)) {
                if (line.isEmpty()) {
                    continue;
                }
                JsonNode entry = read(line);
                from = entry.path("index").asLong() + 1;
                if (entry.path("kind").asText().startsWith("hold-")) {
                    told.computeIfAbsent(entry.path("subject").asText(), none -> new LinkedHashSet<>())
                            .add("f-" + entry.path("index").asLong());
                }
            }
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(AtomicReferenceArray<App> nodes, int writer) {
        for (int i = 0; i < HOLDS / WRITERS; i++) {
            int at = writer + i;
            String hold = post(
                            nodes,
                            at,
                            "/holds",
                            Map.of("scope", Map.of("platform", "platform"), "reason", "Wait " + writer + "." + i))
                    .text("id");
            post(nodes, at, "/holds/" + hold + "/lift", Map.of("reason", "Enough."));
        }
    }

    /** Until it is answered; an answer that got lost comes again, for the same idempotency key. */
    private Answer post(AtomicReferenceArray<App> nodes, int at, String path, Object body) {
        String once = UUID.randomUUID().toString();
        for (int attempt = 0; ; attempt++) {
            try {
                Answer answer = NodeApi.of(nodes.get((at + attempt) % nodes.length()))
                        // A person, for no key may lift a hold.
                        .withPassword("admin", PASSWORD)
                        .post(path, body, once);
                if (answer.isSuccess()) {
                    written.incrementAndGet();
                    return answer;
                }
                if (answer.status() != 503 && answer.status() != 409) {
                    throw new AssertionError(answer.toString());
                }
            } catch (Unanswered e) {
                // It is being killed, or not back yet.
            }
            if (attempt > MOST_ATTEMPTS) {
                throw new AssertionError(path + " is not answered");
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private PlayedReceiver.Reply answer(PlayedReceiver.Received request, Random chance) {
        requests.incrementAndGet();
        String id = request.id();
        String before = types.putIfAbsent(id, request.header("ce-type"));
        if (before != null && !before.equals(request.header("ce-type"))) {
            faults.add(id + " came as another fact");
        }
        Set<String> known =
                order.computeIfAbsent(request.subject(), none -> Collections.synchronizedSet(new LinkedHashSet<>()));
        synchronized (known) {
            if (known.add(id)) {
                Set<String> earlier = new HashSet<>(known);
                earlier.remove(id);
                if (!taken.containsAll(earlier)) {
                    faults.add(id + " came before an earlier one about " + request.subject() + " was taken");
                }
            }
        }
        if (taken.contains(id)) {
            repeated.incrementAndGet();
        }
        int dice;
        synchronized (chance) {
            dice = chance.nextInt(100);
        }
        if (dice < HUNG_UP) {
            throw new IllegalStateException("hangs up");
        }
        if (dice < HUNG_UP + REFUSED) {
            return PlayedReceiver.Reply.status(500);
        }
        taken.add(id);
        return PlayedReceiver.Reply.status(200);
    }
}
