package org.countersign.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompactRangeTest {

    private static final int SIZES = 300;

    @Test
    void the_root_without_leaves_is_the_hash_of_nothing() {
        assertThat(CompactRange.EMPTY.size()).isZero();
        assertThat(CompactRange.EMPTY.root()).isEqualTo(Hash.EMPTY_ROOT);
        assertThat(CompactRange.EMPTY.toBytes()).isEmpty();
    }

    @Test
    void the_published_example_has_its_published_roots() {
        List<Hash> roots = new ArrayList<>(List.of(CompactRange.EMPTY.root()));
        CompactRange range = CompactRange.EMPTY;
        for (Hash leaf : CertificateTransparencyExample.LEAVES) {
            range = range.append(leaf, (id, hash) -> {});
            roots.add(range.root());
        }

        assertThat(roots).isEqualTo(CertificateTransparencyExample.ROOTS);
    }

    @Test
    void the_published_example_completes_its_published_nodes() {
        Map<NodeId, Hash> completed = new HashMap<>();
        CompactRange range = CompactRange.EMPTY;
        for (Hash leaf : CertificateTransparencyExample.LEAVES) {
            range = range.append(leaf, completed::put);
        }

        Map<NodeId, Hash> published = new HashMap<>();
        List<List<Hash>> levels = CertificateTransparencyExample.NODES;
        for (int level = 0; level < levels.size(); level++) {
            for (int index = 0; index < levels.get(level).size(); index++) {
                published.put(new NodeId(level, index), levels.get(level).get(index));
            }
        }
        assertThat(completed).isEqualTo(published);
    }

    @Test
    void every_root_is_that_of_the_definition() {
        NaiveTree tree = NaiveTree.ofSize(SIZES);
        CompactRange range = CompactRange.EMPTY;
        for (int size = 1; size <= SIZES; size++) {
            range = range.append(tree.leaf(size - 1), (id, hash) -> {});

            assertThat(range.size()).isEqualTo(size);
            assertThat(range.root()).as("root of size %d", size).isEqualTo(tree.root(size));
        }
    }

    @Test
    void every_leaf_completes_itself_and_each_node_whose_last_leaf_it_is() {
        CompactRange range = CompactRange.EMPTY;
        for (int index = 0; index < SIZES; index++) {
            List<NodeId> completed = new ArrayList<>();
            range = range.append(Hash.EMPTY_ROOT, (id, hash) -> completed.add(id));

            List<NodeId> expected = new ArrayList<>();
            for (int level = 0; (index + 1) % (1 << level) == 0; level++) {
                expected.add(new NodeId(level, index >> level));
            }
            assertThat(completed).as("completed by leaf %d", index).isEqualTo(expected);
        }
    }

    @Test
    void goes_on_from_its_bytes_as_if_it_had_never_been_stored() {
        NaiveTree tree = NaiveTree.ofSize(SIZES);
        CompactRange range = CompactRange.EMPTY;
        for (int size = 1; size <= SIZES; size++) {
            range = CompactRange.of(range.size(), range.toBytes()).append(tree.leaf(size - 1), (id, hash) -> {});

            assertThat(range.root()).as("root of size %d", size).isEqualTo(tree.root(size));
        }
    }

    @Test
    void its_bytes_are_the_roots_of_its_subtrees_from_the_left() {
        CompactRange range = CompactRange.EMPTY;
        for (Hash leaf : CertificateTransparencyExample.LEAVES.subList(0, 3)) {
            range = range.append(leaf, (id, hash) -> {});
        }

        assertThat(range.toBytes())
                .startsWith(CertificateTransparencyExample.NODES.get(1).get(0).bytes())
                .endsWith(CertificateTransparencyExample.NODES.get(0).get(2).bytes())
                .hasSize(2 * Hash.BYTES);
    }

    @Test
    void appending_leaves_the_range_before_it_as_it_was() {
        CompactRange one = CompactRange.EMPTY.append(Hash.leaf(new byte[] {1}), (id, hash) -> {});
        Hash root = one.root();
        CompactRange two = one.append(Hash.leaf(new byte[] {2}), (id, hash) -> {});

        assertThat(one.size()).isOne();
        assertThat(one.root()).isEqualTo(root).isNotEqualTo(two.root());
    }

    @Test
    void ranges_of_the_same_leaves_are_equal() {
        CompactRange range = CompactRange.EMPTY.append(Hash.leaf(new byte[] {1}), (id, hash) -> {});

        assertThat(CompactRange.of(1, range.toBytes())).isEqualTo(range).hasSameHashCodeAs(range);
        assertThat(CompactRange.of(2, range.toBytes())).isNotEqualTo(range);
    }

    @ParameterizedTest
    @CsvSource({"-1, 64", "0, 1", "0, 32", "1, 0", "1, 31", "1, 33", "1, 64", "3, 32", "3, 96", "4, 96"})
    void takes_as_many_hashes_as_the_size_has_bits(long size, int bytes) {
        assertThatIllegalArgumentException().isThrownBy(() -> CompactRange.of(size, new byte[bytes]));
    }
}
