package org.countersign.notices.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
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
 * Every carrier is told of every change, in order for each change, although the mail server refuses and hangs up now and then and the
 * nodes that write are killed one after the other.
 */
class LetterDeliveryIT {
    private static final String PASSWORD = "correct horse battery staple";
    private static final int CARRIERS = 4;
    private static final int CHANGES = 60;
    private static final int KILLS = 4;
    /** Of a hundred letters. */
    private static final int PUT_OFF = 10;

    private static final int HUNG_UP = 3;
    private static final int MOST_ATTEMPTS = 4000;
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Random chance = new Random(20130910);
    private final AtomicInteger written = new AtomicInteger();

    @Test
    void on_postgresql_every_letter_arrives_in_order_from_two_nodes_through_kill_9(@TempDir Path directory)
            throws Exception {
        try (Postgres postgres = Postgres.start();
                PlayedMailServer server = new PlayedMailServer(0)) {
            server.says(recipient -> dice() < PUT_OFF ? "451 4.3.0 later, please" : PlayedMailServer.OK);
            server.ends(recipient -> dice() < HUNG_UP ? PlayedMailServer.HANG_UP : PlayedMailServer.OK);
            arrive(plan(App.on(postgres, directory), server.port()), server);
        }
    }

    private int dice() {
        synchronized (chance) {
            return chance.nextInt(100);
        }
    }

    private static App.Plan plan(App.Plan place, int port) {
        return place.with("COUNTERSIGN_ADMIN_PASSWORD", PASSWORD)
                .with("COUNTERSIGN_SIGN_IN_BCRYPT_COST", "4")
                .with("COUNTERSIGN_LEDGER_FRESHNESS_DEADLINE", "20s")
                .with("COUNTERSIGN_LEDGER_READ_PATIENCE", "10s")
                .with("COUNTERSIGN_MAIL_HOST", "127.0.0.1")
                .with("QUARKUS_MAILER_PORT", String.valueOf(port))
                .with("COUNTERSIGN_MAIL_FROM", MailProfile.FROM)
                .with("COUNTERSIGN_MAIL_URL", MailProfile.URL)
                .with("COUNTERSIGN_MAIL_EVERY", "500ms")
                .with("COUNTERSIGN_MAIL_TIMEOUT", "2s")
                .with("COUNTERSIGN_MAIL_FIRST_WAIT", "50ms")
                .with("COUNTERSIGN_MAIL_LONGEST_WAIT", "500ms")
                .jvm("-XX:TieredStopAtLevel=1")
                .jvm("-XX:+UseSerialGC")
                .jvm("-Xmx256m");
    }

    private void arrive(App.Plan plan, PlayedMailServer server) throws Exception {
        AtomicReferenceArray<App> nodes = new AtomicReferenceArray<>(2);
        try {
            for (int i = 0; i < nodes.length(); i++) {
                nodes.set(i, plan.start());
            }
            register(nodes);
            Thread writer = new Thread(() -> write(nodes));
            writer.start();
            for (int kill = 1; kill <= KILLS; kill++) {
                int due = kill * CHANGES / (KILLS + 1);
                await().atMost(LONG).until(() -> written.get() >= due);
                int victim = kill % nodes.length();
                nodes.get(victim).kill();
                nodes.set(victim, plan.start());
            }
            writer.join();
            NodeApi node = NodeApi.of(nodes.get(0)).withPassword("admin", PASSWORD);
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(node.get("/notices?state=pending&limit=1")
                                    .expect(200)
                                    .json()
                                    .path("items"))
                            .isEmpty());
            assertThat(written).hasValue(CHANGES);
            assertThat(node.get("/notices?state=dead&limit=1")
                            .expect(200)
                            .json()
                            .path("items"))
                    .isEmpty();
            check(server.taken());
        } finally {
            for (int i = 0; i < nodes.length(); i++) {
                if (nodes.get(i) != null) {
                    nodes.get(i).close();
                }
            }
        }
    }

    /** Each reader was told of each change that it was declared, and then that it was put into effect. */
    private static void check(List<PlayedMailServer.Taken> letters) {
        Map<String, Set<String>> threads = new TreeMap<>();
        Map<String, String> subjects = new HashMap<>();
        for (PlayedMailServer.Taken letter : letters) {
            String id = letter.header("Message-ID");
            threads.computeIfAbsent(letter.header("References"), none -> new LinkedHashSet<>())
                    .add(id);
            assertThat(subjects.merge(
                            id, letter.header("Subject"), (first, again) -> first.equals(again) ? first : "another"))
                    .isNotEqualTo("another");
        }
        System.out.printf(
                "LetterDeliveryIT, PostgreSQL, two nodes: %d letters in %d threads, %d kills, %d copies came%n",
                subjects.size(), threads.size(), KILLS, letters.size());
        assertThat(threads).hasSize(CHANGES * CARRIERS);
        assertThat(threads.values()).allSatisfy(thread -> {
            List<String> ids = new ArrayList<>(thread);
            assertThat(ids).hasSize(2);
            assertThat(subjects.get(ids.get(0))).startsWith("Sign-off requested");
            assertThat(subjects.get(ids.get(1))).startsWith("Re: Sign-off requested");
        });
    }

    private void register(AtomicReferenceArray<App> nodes) {
        NodeApi node = NodeApi.of(nodes.get(0)).withPassword("admin", PASSWORD);
        node.post("/platforms", Map.of("code", "platform", "name", "A platform"))
                .expect(201);
        for (int i = 0; i < CARRIERS; i++) {
            node.post(
                            "/carriers",
                            Map.of(
                                    "code",
                                    "carrier-" + i,
                                    "name",
                                    "Carrier " + i,
                                    "country",
                                    "FR",
                                    "plmns",
                                    List.of("2080" + i),
                                    "contacts",
                                    List.of(Map.of(
                                            "name", "Contact " + i,
                                            "email", "noc@carrier" + i + ".example",
                                            "duty", "noc"))))
                    .expect(201);
            node.put(
                            "/platforms/platform/interconnects/carrier-" + i,
                            Map.of("noticeDays", 1, "acknowledgeWithinHours", 48))
                    .expect(201);
        }
    }

    private void write(AtomicReferenceArray<App> nodes) {
        Instant start = Instant.now().plus(10, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        for (int i = 0; i < CHANGES; i++) {
            Map<String, Object> content = Map.of(
                    "platform", "platform",
                    "title", "Change",
                    "description", "It changes.",
                    "kind", "normal",
                    "category", "routing",
                    "effects", List.of(),
                    "window",
                            Map.of(
                                    "start", start.plus(i, ChronoUnit.DAYS).toString(),
                                    "end",
                                            start.plus(i, ChronoUnit.DAYS)
                                                    .plusSeconds(3600)
                                                    .toString()));
            String reference = post(nodes, i, "/changes", content).text("reference");
            post(nodes, i, "/changes/" + reference + "/declare", Map.of());
            post(nodes, i, "/changes/" + reference + "/implement", Map.of());
            written.incrementAndGet();
        }
    }

    /** Until it is answered; an answer that got lost comes again, for the same idempotency key. */
    private static Answer post(AtomicReferenceArray<App> nodes, int at, String path, Object body) {
        String once = UUID.randomUUID().toString();
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                Answer answer = NodeApi.of(nodes.get((at + attempt) % nodes.length()))
                        .withPassword("admin", PASSWORD)
                        .post(path, body, once);
                if (answer.isSuccess()) {
                    return answer;
                }
                if (answer.status() != 503 && answer.status() != 409) {
                    throw new AssertionError(answer.toString());
                }
            } catch (Unanswered e) {
                // It is being killed, or not back yet.
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError(path + " is not answered");
    }
}
