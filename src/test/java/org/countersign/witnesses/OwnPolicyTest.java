package org.countersign.witnesses;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.countersign.access.Role;
import org.countersign.ledger.Checkpoints;
import org.countersign.ledger.Entries;
import org.countersign.ledger.Entry;
import org.countersign.ledger.Ledger;
import org.countersign.ledger.StartRefused;
import org.countersign.ledger.merkle.WitnessPolicy;
import org.countersign.testing.Api;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OwnPolicyTest {
    @TempDir
    Path directory;

    @Inject
    Checkpoints checkpoints;

    @Inject
    Ledger ledger;

    @Inject
    Entries entries;

    private final PlayedWitness witness = new PlayedWitness();

    @AfterEach
    void send_the_witness_home() {
        witness.close();
    }

    @Test
    void the_policy_is_published_with_the_ledgers_own_key() {
        String text = given().get("/api/v1/witnesses/policy")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/plain"))
                .extract()
                .asString();
        WitnessPolicy policy = WitnessPolicy.parse(text);

        assertThat(policy.witnesses()).extracting(WitnessPolicy.Witness::name).containsExactly("paper");
        assertThat(policy.asksForWitnesses()).isFalse();
        assertThat(policy.logs()).extracting(WitnessPolicy.Log::key).containsExactly(checkpoints.key());
    }

    @Test
    void a_witness_that_does_not_answer_is_shown_as_late_and_leaves_the_node_well() {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> Api.as(Role.AUDITOR)
                        .get("/api/v1/witnesses")
                        .then()
                        .statusCode(200)
                        .body("items.name", contains("paper"))
                        .body("items.outcome", contains("unreachable"))
                        .body("items.late", contains(true))
                        .body("items.cosignedSize", contains(0))
                        .body("next", nullValue()));
        // Of the answer as a whole other tests have a say, which edit tables for the self-check to find.
        given().get("/q/health/well")
                .then()
                .body("checks.find { it.name == 'witnesses' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'witnesses' }.data.paper", startsWith("late: "));
    }

    @Test
    void without_a_policy_nobody_is_to_cosign() {
        OwnPolicy none = new OwnPolicy(new Settings(null, false), checkpoints, ledger, entries);
        none.establish();

        assertThat(none.get().text()).isEqualTo("log " + checkpoints.key().vkey() + "\nquorum none\n");
    }

    @Test
    void only_auditors_and_admins_see_how_it_goes_with_the_witnesses() {
        given().get("/api/v1/witnesses").then().statusCode(401);
        Api.as(Role.CHANGE_MANAGER).get("/api/v1/witnesses").then().statusCode(403);
        Api.admin().get("/api/v1/witnesses").then().statusCode(200);
    }

    @Test
    void a_new_policy_is_put_on_record_once_and_so_is_its_end() throws IOException {
        String lines = witness.line("one") + "quorum one\n";
        OwnPolicy first = policy(lines, true);
        first.establish();
        Entry fact = onRecord();
        assertThat(fact.fact(WitnessPolicySet.class).policy())
                .isEqualTo("log " + checkpoints.key().vkey() + "\n" + lines);
        assertThat(first.get().text())
                .isEqualTo(fact.fact(WitnessPolicySet.class).policy());

        policy(lines, true).establish();
        assertThat(onRecord().index()).isEqualTo(fact.index());

        policy("quorum none\n", true).establish();
        assertThat(onRecord().index()).isGreaterThan(fact.index());
    }

    @Test
    void a_policy_that_names_the_ledger_itself_is_taken_as_it_is() throws IOException {
        String lines = "log " + checkpoints.key().vkey() + " https://countersign.example.org\nquorum none\n";
        OwnPolicy named = policy(lines, false);
        named.establish();

        assertThat(named.get().text()).isEqualTo(lines);
    }

    @Test
    void a_witness_is_reached_by_tls_unless_the_setting_says_otherwise() throws IOException {
        String lines = witness.line("one") + "quorum one\n";

        assertThatThrownBy(() -> policy(lines, false).establish())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("COUNTERSIGN_WITNESSES_PLAIN_HTTP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ftp://witness.example.org",
                " witness.example.org",
                " https:///w",
                " https://w.example/?a=b",
                " https://w^x/"
            })
    void a_witness_without_a_usable_address_keeps_the_node_from_starting(String url) throws IOException {
        String lines = "witness one " + witness.cosigner().key().vkey() + url + "\nquorum one\n";

        assertThatThrownBy(() -> policy(lines, true).establish())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("The witness one has no");
    }

    @Test
    void a_policy_that_cannot_be_read_keeps_the_node_from_starting_and_says_why() throws IOException {
        assertThatThrownBy(() -> policy("quorum\n", true).establish())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("Line 1");
        assertThatThrownBy(() -> policy("#" + "x".repeat(40_000) + "\nquorum none\n", true)
                        .establish())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("bytes");
        Path nowhere = directory.resolve("nowhere");
        assertThatThrownBy(() -> policy(nowhere, true).establish())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(nowhere.toString());
    }

    private Entry onRecord() {
        return entries.newest(WitnessPolicySet.KIND, WitnessPolicySet.SUBJECT, entry -> true)
                .orElseThrow();
    }

    private OwnPolicy policy(String lines, boolean plainHttp) throws IOException {
        return policy(Files.writeString(directory.resolve("policy"), lines), plainHttp);
    }

    private OwnPolicy policy(Path file, boolean plainHttp) {
        WitnessesConfig config = new Settings(file, plainHttp);
        return new OwnPolicy(config, checkpoints, ledger, entries);
    }

    private record Settings(@Nullable Path file, boolean plainHttp) implements WitnessesConfig {
        @Override
        public Optional<Path> policy() {
            return Optional.ofNullable(file);
        }

        @Override
        public Duration every() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration idle() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Duration retry() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration lateAfter() {
            return Duration.ofMinutes(15);
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(5);
        }
    }
}
