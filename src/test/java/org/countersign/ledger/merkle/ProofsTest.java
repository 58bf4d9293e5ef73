package org.countersign.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.countersign.ledger.merkle.CertificateTransparencyExample.LEAVES;
import static org.countersign.ledger.merkle.CertificateTransparencyExample.ROOTS;
import static org.countersign.ledger.merkle.CertificateTransparencyExample.hashes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofsTest {

    private static final int SIZES = 300;
    /** Up to which each proof is tried in every other place. */
    private static final int SIZES_TRIED_OUT = 48;

    private static final NaiveTree TREE = NaiveTree.ofSize(SIZES);
    private static final StoredTree STORED = new StoredTree(TREE);
    private static final StoredTree EXAMPLE = new StoredTree(new NaiveTree(LEAVES));
    private static final Hash SOME_HASH = Hash.leaf(new byte[] {42});

    @Test
    void the_root_of_every_past_size_is_recomputed() {
        for (int size = 0; size <= SIZES; size++) {
            assertThat(Proofs.root(size, STORED)).as("root of size %d", size).isEqualTo(TREE.root(size));
        }
    }

    @Test
    void there_is_no_root_of_a_negative_size() {
        assertThatIllegalArgumentException().isThrownBy(() -> Proofs.root(-1, STORED));
    }

    @Test
    void a_proof_reads_all_its_nodes_at_once() {
        StoredTree store = new StoredTree(TREE);
        Proofs.inclusion(17, 299, store);

        assertThat(store.readings()).isOne();
    }

    @Test
    void a_proof_is_not_made_from_a_store_with_a_gap() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Proofs.inclusion(0, SIZES + 1, STORED))
                .withMessageContaining("NodeId[level=0, index=300]");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> ProofPlan.inclusion(0, 2).assemble(Map.of()))
                .withMessageContaining("NodeId[level=0, index=1]");
    }

    @Nested
    class Inclusion {

        @Test
        void the_published_example_has_its_published_proofs() {
            assertThat(Proofs.inclusion(0, 1, EXAMPLE)).isEmpty();
            assertThat(Proofs.inclusion(0, 8, EXAMPLE))
                    .isEqualTo(hashes(
                            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
            assertThat(Proofs.inclusion(5, 8, EXAMPLE))
                    .isEqualTo(hashes(
                            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
            assertThat(Proofs.inclusion(2, 3, EXAMPLE))
                    .isEqualTo(hashes("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"));
            assertThat(Proofs.inclusion(1, 5, EXAMPLE))
                    .isEqualTo(hashes(
                            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"));
        }

        @Test
        void the_published_examples_proofs_verify() {
            for (int size = 1; size <= LEAVES.size(); size++) {
                for (int index = 0; index < size; index++) {
                    assertThat(Proofs.verifyInclusion(
                                    index,
                                    size,
                                    LEAVES.get(index),
                                    Proofs.inclusion(index, size, EXAMPLE),
                                    ROOTS.get(size)))
                            .as("leaf %d of %d", index, size)
                            .isTrue();
                }
            }
        }

        @Test
        void every_proof_is_that_of_the_definition_and_verifies() {
            everyProof((index, size, proof) -> {
                assertThat(proof).isEqualTo(TREE.inclusion(index, size));
                assertThat(Proofs.verifyInclusion(index, size, TREE.leaf(index), proof, TREE.root(size)))
                        .isTrue();
            });
        }

        @Test
        void no_proof_verifies_for_another_leaf_index_or_tree() {
            everyProof((index, size, proof) -> {
                Hash leaf = TREE.leaf(index);
                Hash root = TREE.root(size);
                int another = (index + size / 2 + 1) % size;
                if (another != index) {
                    assertRefused(another, size, leaf, proof, root);
                    assertRefused(index, size, TREE.leaf(another), proof, root);
                }
                assertRefused(index, size, SOME_HASH, proof, root);
                assertRefused(index, size, leaf, proof, SOME_HASH);
                assertRefused(index, 2L * size, leaf, proof, root);
                assertRefused(size, size, leaf, proof, root);
                assertRefused(-1, size, leaf, proof, root);
                assertRefused(index, index, leaf, proof, root);
                if (size < SIZES) {
                    assertRefused(index, size + 1, leaf, proof, TREE.root(size + 1));
                }
            });
        }

        @Test
        void a_proof_verifies_at_no_other_index_of_its_tree_and_in_no_tree_of_another_size() {
            for (int size = 1; size <= SIZES_TRIED_OUT; size++) {
                for (int index = 0; index < size; index++) {
                    Hash leaf = TREE.leaf(index);
                    List<Hash> proof = Proofs.inclusion(index, size, STORED);
                    for (int other = 0; other <= SIZES_TRIED_OUT; other++) {
                        if (other != index) {
                            assertRefused(other, size, leaf, proof, TREE.root(size));
                        }
                        if (other != size) {
                            assertRefused(index, other, leaf, proof, TREE.root(other));
                        }
                    }
                }
            }
        }

        @Test
        void no_damaged_proof_verifies() {
            everyProof((index, size, proof) -> {
                for (List<Hash> damaged : damage(proof, index)) {
                    assertRefused(index, size, TREE.leaf(index), damaged, TREE.root(size));
                }
            });
        }

        @Test
        void a_proof_does_not_reach_above_the_root() {
            // A path of a larger tree, claimed for a smaller one.
            assertRefused(0, 1, TREE.leaf(1), List.of(TREE.leaf(0)), TREE.root(2));
        }

        @ParameterizedTest
        @CsvSource({"0, 0", "1, 1", "-1, 1", "0, -1", "9223372036854775807, 9223372036854775807"})
        void there_is_no_proof_of_a_leaf_that_is_not_there(long index, long size) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Proofs.inclusion(index, size, STORED))
                    .withMessageContaining("0 <= index < size");
        }

        private void assertRefused(long index, long size, Hash leaf, List<Hash> proof, Hash root) {
            assertThat(Proofs.verifyInclusion(index, size, leaf, proof, root))
                    .as("leaf %d of %d", index, size)
                    .isFalse();
        }

        private void everyProof(Check check) {
            for (int size = 1; size <= SIZES; size++) {
                for (int index = 0; index < size; index++) {
                    check.of(index, size, Proofs.inclusion(index, size, STORED));
                }
            }
        }
    }

    @Nested
    class Consistency {

        @Test
        void the_published_example_has_its_published_proofs() {
            assertThat(Proofs.consistency(1, 1, EXAMPLE)).isEmpty();
            assertThat(Proofs.consistency(1, 8, EXAMPLE))
                    .isEqualTo(hashes(
                            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
            assertThat(Proofs.consistency(6, 8, EXAMPLE))
                    .isEqualTo(hashes(
                            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
            assertThat(Proofs.consistency(2, 5, EXAMPLE))
                    .isEqualTo(hashes(
                            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"));
        }

        @Test
        void the_published_examples_proofs_verify() {
            for (int to = 0; to <= LEAVES.size(); to++) {
                for (int from = 0; from <= to; from++) {
                    assertThat(Proofs.verifyConsistency(
                                    from, to, ROOTS.get(from), ROOTS.get(to), Proofs.consistency(from, to, EXAMPLE)))
                            .as("from %d to %d", from, to)
                            .isTrue();
                }
            }
        }

        @Test
        void every_proof_is_that_of_the_definition_and_verifies() {
            everyProof((from, to, proof) -> {
                assertThat(proof).isEqualTo(TREE.consistency(from, to));
                assertThat(Proofs.verifyConsistency(from, to, TREE.root(from), TREE.root(to), proof))
                        .isTrue();
            });
        }

        @Test
        void no_proof_verifies_for_another_size_or_root() {
            everyProof((from, to, proof) -> {
                Hash fromRoot = TREE.root(from);
                Hash toRoot = TREE.root(to);
                if (from > 0) {
                    assertRefused(from, to, fromRoot, SOME_HASH, proof);
                    assertRefused(from - 1, to, fromRoot, toRoot, proof);
                    assertRefused(from, 2L * to, fromRoot, toRoot, proof);
                    assertRefused(to + 1, to, fromRoot, toRoot, proof);
                }
                assertRefused(from, to, SOME_HASH, toRoot, proof);
                assertRefused(-1, to, fromRoot, toRoot, proof);
                if (from < to) {
                    assertRefused(from + 1, to, fromRoot, toRoot, proof);
                    assertRefused(to, from, toRoot, fromRoot, proof);
                }
            });
        }

        @Test
        void a_proof_verifies_for_no_other_pair_of_sizes() {
            for (int to = 2; to <= SIZES_TRIED_OUT; to++) {
                for (int from = 1; from < to; from++) {
                    List<Hash> proof = Proofs.consistency(from, to, STORED);
                    for (int other = 1; other <= SIZES_TRIED_OUT; other++) {
                        if (other != from) {
                            assertRefused(other, to, TREE.root(other), TREE.root(to), proof);
                        }
                        if (other != to) {
                            assertRefused(from, other, TREE.root(from), TREE.root(other), proof);
                        }
                    }
                }
            }
        }

        /** What others have published of a log that a witness was shown at three sizes. */
        @Test
        void published_proofs_of_growth_verify_and_no_other_way_round() {
            Hash one = Checkpoint.open(PublishedCosignatures.SHOWN_1, PublishedCosignatures.SHOWN_KEY)
                    .root();
            Hash three = Checkpoint.open(PublishedCosignatures.SHOWN_3, PublishedCosignatures.SHOWN_KEY)
                    .root();
            Hash five = Checkpoint.open(PublishedCosignatures.SHOWN_5, PublishedCosignatures.SHOWN_KEY)
                    .root();

            assertThat(Proofs.verifyConsistency(1, 3, one, three, PublishedCosignatures.FROM_1_TO_3))
                    .isTrue();
            assertThat(Proofs.verifyConsistency(1, 5, one, five, PublishedCosignatures.FROM_1_TO_5))
                    .isTrue();
            assertRefused(1, 3, one, three, PublishedCosignatures.FROM_1_TO_5);
            assertRefused(1, 5, one, five, PublishedCosignatures.FROM_1_TO_3);
            assertRefused(3, 5, three, five, PublishedCosignatures.FROM_1_TO_5);
        }

        @Test
        void no_damaged_proof_verifies() {
            everyProof((from, to, proof) -> {
                for (List<Hash> damaged : damage(proof, from)) {
                    assertRefused(from, to, TREE.root(from), TREE.root(to), damaged);
                }
            });
        }

        @Test
        void a_rewritten_history_does_not_verify() {
            List<Hash> leaves = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                leaves.add(i == 30 ? SOME_HASH : TREE.leaf(i));
            }
            NaiveTree rewritten = new NaiveTree(leaves);
            List<Hash> proof = Proofs.consistency(50, 100, new StoredTree(rewritten));

            assertRefused(50, 100, TREE.root(50), rewritten.root(100), proof);
            assertRefused(30, 100, SOME_HASH, rewritten.root(100), rewritten.consistency(30, 100));
        }

        @Test
        void every_tree_extends_the_empty_one_and_needs_no_proof_for_it() {
            assertThat(Proofs.consistency(0, 7, STORED)).isEmpty();
            assertThat(Proofs.verifyConsistency(0, 7, Hash.EMPTY_ROOT, TREE.root(7), List.of()))
                    .isTrue();
        }

        @Test
        void the_empty_tree_has_no_other_root_than_its_own() {
            assertRefused(0, 0, SOME_HASH, SOME_HASH, List.of());
        }

        @ParameterizedTest
        @CsvSource({"-1, 1", "2, 1", "0, -1", "-2, -1"})
        void a_tree_does_not_extend_a_larger_one(long from, long to) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Proofs.consistency(from, to, STORED))
                    .withMessageContaining("0 <= from <= to");
        }

        private void assertRefused(long from, long to, Hash fromRoot, Hash toRoot, List<Hash> proof) {
            assertThat(Proofs.verifyConsistency(from, to, fromRoot, toRoot, proof))
                    .as("from %d to %d", from, to)
                    .isFalse();
        }

        private void everyProof(Check check) {
            for (int to = 0; to <= SIZES; to++) {
                for (int from = 0; from <= to; from++) {
                    check.of(from, to, Proofs.consistency(from, to, STORED));
                }
            }
        }
    }

    /** What must hold of each proof; the numbers are what it was made for. */
    private interface Check {
        void of(int first, int second, List<Hash> proof);
    }

    /** The proof cut short at either end, lengthened at either end, and with one bit flipped in each hash. */
    private static List<List<Hash>> damage(List<Hash> proof, int seed) {
        List<List<Hash>> damaged = new ArrayList<>();
        List<Hash> longerAtTheEnd = new ArrayList<>(proof);
        longerAtTheEnd.add(SOME_HASH);
        damaged.add(longerAtTheEnd);
        List<Hash> longerAtTheStart = new ArrayList<>(proof);
        longerAtTheStart.add(0, SOME_HASH);
        damaged.add(longerAtTheStart);
        if (!proof.isEmpty()) {
            damaged.add(proof.subList(1, proof.size()));
            damaged.add(proof.subList(0, proof.size() - 1));
        }
        for (int i = 0; i < proof.size(); i++) {
            byte[] bytes = proof.get(i).bytes();
            int bit = (seed + i) % (Hash.BYTES * Byte.SIZE);
            bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            List<Hash> flipped = new ArrayList<>(proof);
            flipped.set(i, new Hash(bytes));
            damaged.add(flipped);
        }
        return damaged;
    }
}
