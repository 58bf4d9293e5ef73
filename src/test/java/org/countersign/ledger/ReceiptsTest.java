package org.countersign.ledger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.access.Role;
import org.countersign.core.ActorId;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.Cosigner;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.NoteKey;
import org.countersign.ledger.merkle.SignedNote;
import org.countersign.ledger.merkle.TlogProof;
import org.countersign.testing.Api;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReceiptsTest {
    private static final String LEDGER = "/api/v1/ledger";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Inject
    Ledger ledger;

    @Inject
    Entries entries;

    @Inject
    Receipts receipts;

    @Inject
    Checkpoints checkpoints;

    @Inject
    CosignedCheckpoints cosigned;

    @Test
    void every_receipt_verifies_with_the_published_key_alone() {
        ring();
        NoteKey key = NoteKey.parse(given().get(LEDGER + "/key").asString().strip());
        long size = size();
        for (long index : List.of(0L, size / 2, size - 1)) {
            TlogProof receipt = TlogProof.parse(download(index));

            byte[] leaf = receipt.extra();
            assertThat(leaf).isEqualTo(entries.find(index).orElseThrow().leaf());
            assertThat(receipt.index()).isEqualTo(index);
            assertThat(receipt.verify(Hash.leaf(leaf == null ? new byte[0] : leaf), key)
                            .size())
                    .isGreaterThan(index);
        }
    }

    @Test
    void a_receipt_is_a_file_that_the_entry_names() {
        Api.as(Role.AUDITOR)
                .get(LEDGER + "/entries/0/proof")
                .then()
                .contentType("text/plain;charset=UTF-8")
                .header("Content-Disposition", equalTo("attachment; filename=\"ledger-0.tlog-proof\""));
    }

    @Test
    void only_those_who_may_read_the_ledger_get_the_receipt_of_any_entry() {
        given().get(LEDGER + "/entries/0/proof").then().statusCode(401);
        Api.as(Role.CHANGE_MANAGER).get(LEDGER + "/entries/0/proof").then().statusCode(403);
        Api.as(Role.AUDITOR).get(LEDGER + "/entries/1000000000000/proof").then().statusCode(404);
        Api.as(Role.AUDITOR).get(LEDGER + "/entries/-1/proof").then().statusCode(400);
    }

    @Test
    void a_receipt_is_by_the_newest_cosigned_checkpoint_that_holds_the_entry() throws Exception {
        Cosigner witness = witness();
        SignedNote own = checkpoints.own();
        long cosignedSize = Checkpoint.parse(own.text()).size();
        cosign(witness, own, true);
        ring();
        Entry older = entries.find(cosignedSize - 1).orElseThrow();
        Entry newer = entries.find(cosignedSize).orElseThrow();

        assertThat(Checkpoint.parse(receipts.of(older).checkpoint().text()).size())
                .isEqualTo(cosignedSize);
        assertThat(witness.key().cosigned(receipts.of(older).checkpoint())).contains(NOON);
        assertThat(Checkpoint.parse(receipts.of(newer).checkpoint().text()).size())
                .isGreaterThan(cosignedSize);
        assertThat(given().get(LEDGER + "/checkpoint/cosigned").asString())
                .isEqualTo(receipts.of(older).checkpoint().encode());
    }

    @Test
    void a_checkpoint_counts_as_cosigned_only_when_enough_have() throws Exception {
        Cosigner first = witness();
        Cosigner second = witness();
        ring();
        SignedNote own = checkpoints.own();
        cosign(first, own, false);
        assertThat(cosigned.newest().map(SignedNote::text)).isNotEqualTo(Optional.of(own.text()));
        assertThat(first.key().cosigned(checkpoints.newest())).contains(NOON);

        cosign(second, own, true);
        SignedNote newest = cosigned.newest().orElseThrow();
        assertThat(newest.text()).isEqualTo(own.text());
        assertThat(first.key().cosigned(newest)).contains(NOON);
        assertThat(second.key().cosigned(newest)).contains(NOON);
    }

    @Test
    void a_witness_that_cosigns_again_replaces_what_it_said() throws Exception {
        Cosigner witness = witness();
        ring();
        SignedNote own = checkpoints.own();
        Checkpoint checkpoint = Checkpoint.parse(own.text());
        cosign(witness, own, false);
        cosigned.keep(own, witness.key().vkey(), witness.cosign(checkpoint, NOON.plusSeconds(9)), NOON, note -> false);

        assertThat(cosigned.ofSize(checkpoint.size())).hasSize(1);
        assertThat(witness.key().cosigned(own.with(cosigned.ofSize(checkpoint.size()))))
                .contains(NOON.plusSeconds(9));
    }

    @Test
    void what_witnesses_add_later_changes_nothing_of_what_was_known_before() throws Exception {
        Cosigner first = witness();
        Cosigner second = witness();
        ring();
        SignedNote own = checkpoints.own();
        Checkpoint checkpoint = Checkpoint.parse(own.text());
        cosign(first, own, true);
        Instant later = NOON.plusSeconds(9);
        cosigned.keep(own, second.key().vkey(), second.cosign(checkpoint, later), later, note -> true);

        SignedNote before = cosigned.newestUpTo(checkpoint.size(), NOON).orElseThrow();
        assertThat(before.text()).isEqualTo(own.text());
        assertThat(first.key().cosigned(before)).contains(NOON);
        assertThat(second.key().cosigned(before)).isEmpty();
        assertThat(second.key().cosigned(cosigned.newest().orElseThrow())).contains(later);
        assertThat(cosigned.newestUpTo(checkpoint.size(), NOON.minusSeconds(1)).map(SignedNote::text))
                .isNotEqualTo(Optional.of(own.text()));
    }

    private void cosign(Cosigner witness, SignedNote own, boolean enough) {
        cosigned.keep(
                own, witness.key().vkey(), witness.cosign(Checkpoint.parse(own.text()), NOON), NOON, note -> enough);
    }

    private static Cosigner witness() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return new Cosigner("witness.example.org/" + UUID.randomUUID(), keys);
    }

    private static String download(long index) {
        return Api.as(Role.AUDITOR)
                .get(LEDGER + "/entries/" + index + "/proof")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private long size() {
        return Checkpoint.parse(checkpoints.own().text()).size();
    }

    private void ring() {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        ledger.append(ActorId.SYSTEM, new Rung(UUID.randomUUID().toString())));
    }
}
