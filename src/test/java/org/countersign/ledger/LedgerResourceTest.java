package org.countersign.ledger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.countersign.access.Role;
import org.countersign.core.ActorId;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.NoteKey;
import org.countersign.ledger.merkle.Proofs;
import org.countersign.ledger.merkle.SignedNote;
import org.countersign.testing.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LedgerResourceTest {
    private static final String LEDGER = "/api/v1/ledger";

    @Inject
    Ledger ledger;

    @Test
    void the_checkpoint_verifies_with_the_published_key_and_needs_no_credentials() {
        NoteKey key = NoteKey.parse(given().get(LEDGER + "/key")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .strip());
        Checkpoint checkpoint = checkpoint();
        assertThat(checkpoint.origin()).isEqualTo(key.name());
        assertThat(checkpoint.size()).isPositive();
    }

    @Test
    void an_entry_is_proved_to_be_in_a_checkpoint() {
        ring(3);
        Checkpoint checkpoint = checkpoint();
        for (long index : List.of(0L, checkpoint.size() / 2, checkpoint.size() - 1)) {
            var proof = auditor("/proofs/inclusion?index=" + index + "&size=" + checkpoint.size())
                    .statusCode(200)
                    .body("index", equalTo((int) index))
                    .extract()
                    .jsonPath();
            Hash leaf = Hash.leaf(auditor("/entries/" + index + "/leaf")
                    .statusCode(200)
                    .extract()
                    .asByteArray());
            assertThat(proof.getString("leafHash")).isEqualTo(leaf.toBase64());
            assertThat(Proofs.verifyInclusion(
                            index, checkpoint.size(), leaf, hashes(proof.getList("hashes")), checkpoint.root()))
                    .isTrue();
        }
    }

    @Test
    void a_later_checkpoint_is_proved_to_extend_an_earlier_one() {
        Checkpoint earlier = checkpoint();
        ring(7);
        Checkpoint later = checkpoint();
        assertThat(later.size()).isGreaterThan(earlier.size());

        List<String> hashes = auditor("/proofs/consistency?from=" + earlier.size() + "&to=" + later.size())
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("hashes");

        assertThat(Proofs.verifyConsistency(earlier.size(), later.size(), earlier.root(), later.root(), hashes(hashes)))
                .isTrue();
    }

    @Test
    void the_size_of_a_proof_defaults_to_the_present_one() {
        long before = checkpoint().size();
        int size =
                auditor("/proofs/inclusion?index=0").statusCode(200).extract().path("size");
        int to = auditor("/proofs/consistency?from=1").statusCode(200).extract().path("to");
        assertThat((long) size).isGreaterThanOrEqualTo(before);
        assertThat((long) to).isGreaterThanOrEqualTo(before);
    }

    @Test
    void entries_are_listed_oldest_first_with_their_leaves_and_texts() throws Exception {
        String bell = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew()
                .run(() -> ledger.append(ActorId.SYSTEM, new Rung(bell, FreeText.of("à minuit"))));
        long size = checkpoint().size();

        String lines = auditor("/entries?from=" + Math.max(0, size - 50) + "&limit=200")
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString();

        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> entries = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            entries.add(mapper.readTree(line));
        }
        assertThat(entries)
                .extracting(entry -> entry.get("index").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
        JsonNode own = entries.stream()
                .filter(entry -> entry.get("subject").asText().equals(bell))
                .findFirst()
                .orElseThrow();
        assertThat(own.get("kind").asText()).isEqualTo(Rung.KIND);
        assertThat(own.get("actor").asText()).isEqualTo("system");
        assertThat(own.get("leaf").get("data").get("bell").asText()).isEqualTo(bell);
        assertThat(own.get("leaf").get("data").get("reason").asText())
                .isEqualTo(own.get("texts").get(0).get("commitment").asText());
        assertThat(own.get("texts").get(0).get("text").asText()).isEqualTo("à minuit");
        byte[] leaf = auditor("/entries/" + own.get("index").asLong() + "/leaf")
                .extract()
                .asByteArray();
        assertThat(own.get("leafHash").asText()).isEqualTo(Hash.leaf(leaf).toBase64());
        assertThat(lines).contains(new String(leaf, StandardCharsets.UTF_8));
    }

    @Test
    void beyond_the_newest_entry_the_list_is_empty() {
        assertThat(auditor("/entries?from=1000000000000")
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEmpty();
    }

    @Test
    void a_leaf_that_is_not_there_is_not_found() {
        auditor("/entries/1000000000000/leaf").statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/proofs/inclusion, ?index",
        "/proofs/inclusion?index=-1, ?index",
        "/proofs/inclusion?index=1000000000000, ?index",
        "/proofs/inclusion?index=5&size=5, ?index",
        "/proofs/inclusion?index=0&size=0, ?size",
        "/proofs/inclusion?index=0&size=1000000000000, ?size",
        "/proofs/consistency, ?from",
        "/proofs/consistency?from=-1, ?from",
        "/proofs/consistency?from=3&to=2, ?from",
        "/proofs/consistency?from=0&to=1000000000000, ?to",
        "/entries?from=-1, ?from",
        "/entries?limit=0, ?limit",
        "/entries?limit=201, ?limit",
        "/entries?from=9223372036854775807, ?from",
    })
    void a_number_out_of_range_is_named(String path, String pointer) {
        ring(6);
        auditor(path).statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/entries",
                "/entries/0/leaf",
                "/proofs/inclusion?index=0",
                "/proofs/consistency?from=0",
            })
    void only_auditors_and_admins_may_read(String path) {
        given().get(LEDGER + path).then().statusCode(401);
        Api.as(Role.CHANGE_MANAGER).get(LEDGER + path).then().statusCode(403);
        Api.admin().get(LEDGER + path).then().statusCode(200);
    }

    private Checkpoint checkpoint() {
        NoteKey key = NoteKey.parse(given().get(LEDGER + "/key").asString().strip());
        String note = given().get(LEDGER + "/checkpoint")
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .extract()
                .asString();
        return Checkpoint.open(SignedNote.parse(note), key);
    }

    private static ValidatableResponse auditor(String path) {
        return Api.as(Role.AUDITOR).get(LEDGER + path).then();
    }

    private void ring(int times) {
        QuarkusTransaction.requiringNew()
                .run(() -> IntStream.range(0, times)
                        .forEach(i -> ledger.append(
                                ActorId.SYSTEM, new Rung(UUID.randomUUID().toString()))));
    }

    private static List<Hash> hashes(List<String> base64) {
        return base64.stream().map(Hash::ofBase64).toList();
    }
}
