package org.countersign.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ProofsPropertiesTest {

    private static final int LARGEST = 5_000;
    private static final NaiveTree TREE = NaiveTree.ofSize(LARGEST);
    private static final StoredTree STORED = new StoredTree(TREE);

    /** A tree too large to grow here, but all of whose leaves are alike, so that a node's level tells its hash. */
    private static final NodeReader UNIFORM = uniform();

    @Property
    void a_leaf_of_a_larger_tree_is_proved(
            @ForAll @IntRange(min = 1, max = LARGEST) int size, @ForAll @IntRange(max = LARGEST - 1) int anywhere) {
        int index = anywhere % size;
        List<Hash> proof = Proofs.inclusion(index, size, STORED);

        assertThat(proof).isEqualTo(TREE.inclusion(index, size));
        assertThat(Proofs.verifyInclusion(index, size, TREE.leaf(index), proof, TREE.root(size)))
                .isTrue();
    }

    @Property
    void a_leaf_is_proved_nowhere_else(
            @ForAll @IntRange(min = 2, max = LARGEST) int size,
            @ForAll @IntRange(max = LARGEST - 1) int anywhere,
            @ForAll @IntRange(max = LARGEST - 1) int elsewhere) {
        int index = anywhere % size;
        int other = elsewhere % (size - 1) < index ? elsewhere % (size - 1) : elsewhere % (size - 1) + 1;
        List<Hash> proof = Proofs.inclusion(index, size, STORED);

        assertThat(Proofs.verifyInclusion(other, size, TREE.leaf(index), proof, TREE.root(size)))
                .isFalse();
    }

    @Property
    void a_larger_trees_growth_is_proved(
            @ForAll @IntRange(max = LARGEST) int one, @ForAll @IntRange(max = LARGEST) int another) {
        int from = Math.min(one, another);
        int to = Math.max(one, another);
        List<Hash> proof = Proofs.consistency(from, to, STORED);

        assertThat(proof).isEqualTo(TREE.consistency(from, to));
        assertThat(Proofs.verifyConsistency(from, to, TREE.root(from), TREE.root(to), proof))
                .isTrue();
    }

    @Property
    void size_and_index_may_be_as_large_as_a_long(
            @ForAll @LongRange(min = 1) long size, @ForAll @LongRange(min = 0) long anywhere) {
        long index = anywhere % size;
        List<Hash> proof = Proofs.inclusion(index, size, UNIFORM);

        assertThat(proof).hasSizeLessThanOrEqualTo(Long.SIZE - 1);
        assertThat(Proofs.verifyInclusion(
                        index, size, UNIFORM.node(new NodeId(0, index)), proof, Proofs.root(size, UNIFORM)))
                .isTrue();
    }

    @Property
    void growth_may_be_as_large_as_a_long(
            @ForAll @LongRange(min = 0) long one, @ForAll @LongRange(min = 0) long another) {
        long from = Math.min(one, another);
        long to = Math.max(one, another);

        assertThat(Proofs.verifyConsistency(
                        from,
                        to,
                        Proofs.root(from, UNIFORM),
                        Proofs.root(to, UNIFORM),
                        Proofs.consistency(from, to, UNIFORM)))
                .isTrue();
    }

    @Property
    void a_proof_reads_few_nodes(@ForAll @LongRange(min = 1) long size, @ForAll @LongRange(min = 0) long anywhere) {
        int levels = Long.SIZE - Long.numberOfLeadingZeros(size);

        assertThat(ProofPlan.inclusion(anywhere % size, size).nodes()).hasSizeLessThanOrEqualTo(2 * levels);
        assertThat(ProofPlan.consistency(anywhere % size, size).nodes()).hasSizeLessThanOrEqualTo(2 * levels);
    }

    @Property
    void a_compact_range_of_any_size_grows(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE - 1) long size) {
        List<Hash> subtrees =
                ProofPlan.root(size).nodes().stream().map(UNIFORM::node).toList();
        byte[] bytes = new byte[subtrees.size() * Hash.BYTES];
        for (int i = 0; i < subtrees.size(); i++) {
            System.arraycopy(subtrees.get(i).bytes(), 0, bytes, i * Hash.BYTES, Hash.BYTES);
        }
        CompactRange range = CompactRange.of(size, bytes);

        assertThat(range.root()).isEqualTo(Proofs.root(size, UNIFORM));
        assertThat(range.append(
                                UNIFORM.node(new NodeId(0, size)),
                                (id, hash) -> assertThat(hash).isEqualTo(UNIFORM.node(id)))
                        .root())
                .isEqualTo(Proofs.root(size + 1, UNIFORM));
    }

    private static NodeReader uniform() {
        List<Hash> levels = new ArrayList<>();
        levels.add(Hash.leaf(new byte[0]));
        while (levels.size() <= NodeId.MAX_LEVEL) {
            Hash below = levels.get(levels.size() - 1);
            levels.add(Hash.node(below, below));
        }
        return id -> levels.get(id.level());
    }
}
