package org.countersign.witnesses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.SignedNote;
import org.countersign.ledger.merkle.TlogProof;
import org.countersign.ledger.merkle.WitnessKey;
import org.countersign.ledger.merkle.WitnessPolicy;
import org.countersign.testing.App;
import org.countersign.testing.NodeApi;
import org.countersign.testing.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One installation witnesses another, through all that may happen to either: a story, told in order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WitnessIT {
    private static final String PASSWORD = "correct horse battery staple";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final AtomicInteger serial = new AtomicInteger();
    private final Path home;
    private final Path away;
    private final App.Plan witnessPlan;
    private final App.Plan logPlan;
    private App witness;
    private App log;

    WitnessIT(@TempDir Path directory) throws IOException {
        home = Files.createDirectory(directory.resolve("log"));
        away = Files.createDirectory(directory.resolve("witness"));
        log = plan(home).start();
        // Whoever is witnessed gives the witness its key, and gets the witness's in turn.
        Files.writeString(away.resolve("logs"), "log " + root(log, "/api/v1/ledger/key") + "quorum none\n");
        // It keeps its address through what happens to it.
        witnessPlan = plan(away)
                .with("QUARKUS_HTTP_PORT", String.valueOf(Ports.lasting()))
                .with("COUNTERSIGN_WITNESS_LOGS", away.resolve("logs").toString())
                .with("COUNTERSIGN_WITNESS_NAME", "witness.example.org/w1");
        witness = witnessPlan.start();
        Files.writeString(
                home.resolve("policy"),
                "witness friend " + root(witness, "/api/v1/witness/key").strip() + " " + witness.baseUri()
                        + "/api/v1/witness\nquorum friend\n");
        logPlan = plan(home)
                .with("COUNTERSIGN_WITNESSES_POLICY", home.resolve("policy").toString())
                .with("COUNTERSIGN_WITNESSES_PLAIN_HTTP", "true")
                .with("COUNTERSIGN_WITNESSES_EVERY", "1s")
                .with("COUNTERSIGN_WITNESSES_IDLE", "2s")
                .with("COUNTERSIGN_WITNESSES_RETRY", "1s")
                .with("COUNTERSIGN_WITNESSES_LATE_AFTER", "6s");
        log.stop();
    }

    private static App.Plan plan(Path directory) {
        return App.h2(directory)
                .patient()
                .with("COUNTERSIGN_ADMIN_PASSWORD", PASSWORD)
                .with("COUNTERSIGN_SIGN_IN_BCRYPT_COST", "4")
                .jvm("-XX:TieredStopAtLevel=1")
                .jvm("-Xmx256m");
    }

    @BeforeAll
    void start() {
        log = logPlan.start();
    }

    @AfterAll
    void stop() {
        log.close();
        witness.close();
    }

    @Test
    @Order(1)
    void the_ledger_is_cosigned_and_what_it_publishes_satisfies_its_policy() {
        await().atMost(PATIENCE).until(() -> cosignedSize() > 0);
        WitnessPolicy policy = WitnessPolicy.parse(root(log, "/api/v1/witnesses/policy"));
        SignedNote note = cosigned();

        assertThat(policy.isSatisfiedBy(note)).isTrue();
        assertThat(policy.logs()).hasSize(1);
        assertThat(note.isSignedBy(policy.logs().get(0).key())).isTrue();
        assertThat(policy.cosigners(note)).containsExactly("friend");
        assertThat(policy.witnesses().get(0).key())
                .isEqualTo(WitnessKey.parse(root(witness, "/api/v1/witness/key").strip()));
        assertThat(friend().path("outcome").asText()).isEqualTo("cosigned");
        assertThat(friend().path("late").asBoolean()).isFalse();
    }

    @Test
    @Order(2)
    void the_policy_is_on_record_in_the_ledger() {
        assertThat(admin(log).get("/ledger/entries?limit=200").expect(200).body())
                .contains("\"kind\":\"witness-policy-set\"");
    }

    @Test
    @Order(3)
    void the_ledger_is_cosigned_again_as_it_grows() {
        long before = cosignedSize();
        grow(5);

        await().atMost(PATIENCE).until(() -> cosignedSize() >= before + 5);
    }

    @Test
    @Order(4)
    void a_receipt_is_by_the_cosigned_checkpoint() {
        String receipt = admin(log).get("/ledger/entries/0/proof").expect(200).body();
        SignedNote checkpoint = TlogProof.parse(receipt).checkpoint();

        assertThat(WitnessPolicy.parse(root(log, "/api/v1/witnesses/policy")).isSatisfiedBy(checkpoint))
                .isTrue();
    }

    @Test
    @Order(5)
    void a_witness_that_is_down_is_late_which_is_told_and_keeps_nobody_from_working() {
        witness.stop();
        grow(3);

        await().atMost(PATIENCE).until(() -> friend().path("late").asBoolean());
        assertThat(friend().path("outcome").asText()).isEqualTo("unreachable");
        assertThat(root(log, "/q/health/well")).contains("late").contains("\"UP\"");
        assertThat(log.isReady()).isTrue();
        assertThat(root(log, "/q/metrics"))
                .contains("countersign_witness_age_seconds{witness=\"friend\"}")
                .contains("outcome=\"unreachable\"");
        grow(1);
    }

    @Test
    @Order(6)
    void a_witness_that_is_up_again_catches_up_from_what_it_knows() {
        witness = witnessPlan.start();
        long size = presentSize();

        // The one is published before the other is noted.
        await().atMost(PATIENCE)
                .until(() -> cosignedSize() >= size && !friend().path("late").asBoolean());
    }

    @Test
    @Order(7)
    void a_ledger_that_has_forgotten_its_witness_is_told_where_they_were() throws Exception {
        log.stop();
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + home.resolve("data/countersign"), "", "");
                var statement = connection.createStatement()) {
            statement.execute("update witness set cosigned_size = 0");
        }
        log = logPlan.start();
        grow(2);
        long size = presentSize();

        await().atMost(PATIENCE).until(() -> cosignedSize() >= size);
    }

    @Test
    @Order(8)
    void a_ledger_rebuilt_with_the_same_key_is_not_cosigned() throws IOException {
        long honest = cosignedSize();
        log.kill();
        removeDatabase();
        log = logPlan.start();
        assertThat(presentSize()).isLessThan(honest);

        // First it is too short, then it is long enough, but another one.
        await().atMost(PATIENCE).until(() -> friend().path("outcome").asText().equals("contradicted"));
        assertThat(friend().path("detail").asText()).contains("it has cosigned " + honest);
        grow((int) (honest - presentSize()) + 5);
        await().atMost(PATIENCE).until(() -> friend().path("detail").asText().contains("422"));
        assertThat(friend().path("outcome").asText()).isEqualTo("contradicted");
        assertThat(admin(log).get("/ledger/checkpoint/cosigned").status()).isEqualTo(404);
        assertThat(witness.console()).contains("does not show that it extends what is cosigned");
    }

    private void removeDatabase() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        assertThat(home.resolve("data/keys/ledger.key")).exists();
    }

    private JsonNode friend() {
        JsonNode items = admin(log).get("/witnesses").expect(200).json().path("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private SignedNote cosigned() {
        return SignedNote.parse(root(log, "/api/v1/ledger/checkpoint/cosigned"));
    }

    /** 0 as long as there is none. */
    private long cosignedSize() {
        NodeApi.Answer answer =
                NodeApi.of(log).get("/ledger/checkpoint/cosigned").expect(200, 404);
        return answer.status() == 404
                ? 0
                : Checkpoint.parse(SignedNote.parse(answer.body()).text()).size();
    }

    private long presentSize() {
        return Checkpoint.parse(
                        SignedNote.parse(root(log, "/api/v1/ledger/checkpoint")).text())
                .size();
    }

    private void grow(int facts) {
        for (int i = 0; i < facts; i++) {
            String code = "client-" + serial.incrementAndGet();
            admin(log).post("/clients", Map.of("code", code, "name", code)).expect(201);
        }
    }

    private static NodeApi admin(App app) {
        return NodeApi.of(app).withPassword("admin", PASSWORD);
    }

    private static String root(App app, String path) {
        return NodeApi.of(app).getRoot(path).expect(200).body();
    }
}
