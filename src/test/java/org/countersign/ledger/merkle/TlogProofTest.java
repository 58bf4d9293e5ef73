package org.countersign.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlogProofTest {
    private static final NaiveTree TREE = NaiveTree.ofSize(20);
    private static final NoteSigner LOG = PublishedNotes.peter();
    private static final SignedNote CHECKPOINT = new Checkpoint(LOG.key().name(), 20, TREE.root(20)).sign(LOG);
    private static final byte[] EXTRA = {1, 2, 3};
    private static final TlogProof PROOF = new TlogProof(EXTRA, 11, TREE.inclusion(11, 20), CHECKPOINT);

    @Test
    void a_proof_is_written_line_by_line_as_specified() {
        List<String> lines = PROOF.encode().lines().toList();

        assertThat(lines.subList(0, 3)).containsExactly("c2sp.org/tlog-proof@v1", "extra AQID", "index 11");
        assertThat(lines.subList(3, 8))
                .isEqualTo(TREE.inclusion(11, 20).stream().map(Hash::toBase64).toList());
        assertThat(lines.get(8)).isEmpty();
        assertThat(PROOF.encode()).endsWith("\n\n" + CHECKPOINT.encode());
    }

    @Test
    void a_proof_is_read_back_with_and_without_extra_data() {
        assertThat(TlogProof.parse(PROOF.encode()).encode()).isEqualTo(PROOF.encode());
        TlogProof plain = new TlogProof(0, TREE.inclusion(0, 20), CHECKPOINT);
        assertThat(TlogProof.parse(plain.encode())).isEqualTo(plain);
        assertThat(plain.encode()).doesNotContain("extra");
    }

    @Test
    void cosignatures_travel_with_the_checkpoint() {
        Cosigner witness = WitnessKeyTest.witness("witness.example.org");
        Instant at = Instant.parse("2026-03-01T12:00:00Z");
        SignedNote cosigned = CHECKPOINT.with(List.of(witness.cosign(Checkpoint.parse(CHECKPOINT.text()), at)));
        TlogProof proof = TlogProof.parse(new TlogProof(11, TREE.inclusion(11, 20), cosigned).encode());

        assertThat(witness.key().cosigned(proof.checkpoint())).contains(at);
        assertThat(proof.verify(TREE.leaf(11), LOG.key()).size()).isEqualTo(20);
    }

    @Test
    void every_entry_of_every_size_verifies() {
        for (int size = 1; size <= TREE.size(); size++) {
            SignedNote checkpoint = new Checkpoint(LOG.key().name(), size, TREE.root(size)).sign(LOG);
            for (int index = 0; index < size; index++) {
                TlogProof proof = new TlogProof(index, TREE.inclusion(index, size), checkpoint);
                assertThat(TlogProof.parse(proof.encode())
                                .verify(TREE.leaf(index), LOG.key())
                                .root())
                        .isEqualTo(TREE.root(size));
            }
        }
    }

    @Test
    void another_leaf_index_or_key_does_not_verify() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PROOF.verify(TREE.leaf(12), LOG.key()))
                .withMessageContaining("does not hold this leaf at index 11");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TlogProof(10, PROOF.hashes(), CHECKPOINT).verify(TREE.leaf(11), LOG.key()));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> PROOF.verify(TREE.leaf(11), PublishedNotes.enoch().key()))
                .withMessageContaining("not signed");
    }

    @Test
    void a_checkpoint_of_another_log_under_the_same_key_does_not_verify() {
        SignedNote other = new Checkpoint("another.example/log", 20, TREE.root(20)).sign(LOG);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TlogProof(11, PROOF.hashes(), other).verify(TREE.leaf(11), LOG.key()))
                .withMessageContaining("another.example/log");
    }

    @Test
    void a_proof_that_is_cut_short_or_lengthened_does_not_verify() {
        List<String> lines = PROOF.encode().lines().toList();
        for (int line = 3; line < 8; line++) {
            List<String> shorter = new ArrayList<>(lines);
            shorter.remove(line);
            assertRefused(shorter);
            List<String> longer = new ArrayList<>(lines);
            longer.add(line, lines.get(3));
            assertRefused(longer);
        }
    }

    private static void assertRefused(List<String> lines) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TlogProof.parse(String.join("\n", lines) + "\n").verify(TREE.leaf(11), LOG.key()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c2sp.org/tlog-proof@v1\nindex 0\n",
                "c2sp.org/tlog-proof@v1\n\n",
                "c2sp.org/tlog-proof@v2\nindex 0\n\n",
                "index 0\n\n",
                "c2sp.org/tlog-proof@v1\nextra AQID\n\n",
                "c2sp.org/tlog-proof@v1\nextra AQI\nindex 0\n\n",
                "c2sp.org/tlog-proof@v1\nindex 0\nextra AQID\n\n",
                "c2sp.org/tlog-proof@v1\nindex 00\n\n",
                "c2sp.org/tlog-proof@v1\nindex -1\n\n",
                "c2sp.org/tlog-proof@v1\nindex +1\n\n",
                "c2sp.org/tlog-proof@v1\nindex \n\n",
                "c2sp.org/tlog-proof@v1\nindex 9223372036854775808\n\n",
                "c2sp.org/tlog-proof@v1\nindex 0 \n\n",
                "c2sp.org/tlog-proof@v1\nindex 0\nAQID\n\n",
                "c2sp.org/tlog-proof@v1\r\nindex 0\n\n",
            })
    void anything_else_is_no_proof(String start) {
        assertThatIllegalArgumentException().isThrownBy(() -> TlogProof.parse(start + CHECKPOINT.encode()));
    }

    @Test
    void a_proof_longer_than_any_tree_is_high_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TlogProof(0, Collections.nCopies(64, Hash.EMPTY_ROOT), CHECKPOINT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlogProof.parse("x".repeat(TlogProof.MAX_LENGTH + 1)))
                .withMessageContaining("at most");
    }
}
