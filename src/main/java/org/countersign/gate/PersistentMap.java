package org.countersign.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An immutable hash map whose successors share all but one path with it, so that each costs about the same whatever
 * the size.
 *
 * <p>A trie over five bits of the hash at a time, its branches compressed by a bitmap (Bagwell, "Ideal Hash Trees",
 * 2001). Keys and values are never null.
 */
final class PersistentMap<K, V> {

    private static final PersistentMap<?, ?> EMPTY = new PersistentMap<>(null);

    private final @Nullable Node<K, V> root;

    private PersistentMap(@Nullable Node<K, V> root) {
        this.root = root;
    }

    @SuppressWarnings("unchecked") // it holds nothing of any type
    static <K, V> PersistentMap<K, V> empty() {
        return (PersistentMap<K, V>) EMPTY;
    }

    boolean isEmpty() {
        return root == null;
    }

    boolean has(K key) {
        return get(key) != null;
    }

    @Nullable
    V get(K key) {
        return root == null ? null : root.find(hash(key), 0, key);
    }

    V getOrDefault(K key, V otherwise) {
        V value = get(key);
        return value == null ? otherwise : value;
    }

    PersistentMap<K, V> with(K key, V value) {
        Leaf<K, V> leaf = new Leaf<>(hash(key), key, value);
        return new PersistentMap<>(root == null ? leaf : root.with(leaf, 0));
    }

    PersistentMap<K, V> without(K key) {
        if (root == null) {
            return this;
        }
        Node<K, V> rest = root.without(hash(key), 0, key);
        if (rest == root) {
            return this;
        }
        return rest == null ? empty() : new PersistentMap<>(rest);
    }

    /** With the value that the step makes of the key's; {@code none} stands for a key that is not there. */
    PersistentMap<K, V> changed(K key, V none, UnaryOperator<V> step) {
        V value = step.apply(getOrDefault(key, none));
        return value.equals(none) ? without(key) : with(key, value);
    }

    /** The values, in no particular order. */
    List<V> values() {
        List<V> values = new ArrayList<>();
        if (root != null) {
            root.forEach(values::add);
        }
        return values;
    }

    private static int hash(Object key) {
        int hash = key.hashCode();
        return hash ^ (hash >>> 16);
    }

    private sealed interface Node<K, V> {

        /** The hash of every key below, as far as the levels above have not used it up. */
        int hash();

        @Nullable
        V find(int hash, int shift, K key);

        Node<K, V> with(Leaf<K, V> leaf, int shift);

        /** Itself when the key is not there, {@code null} when nothing is left. */
        @Nullable
        Node<K, V> without(int hash, int shift, K key);

        void forEach(Consumer<V> action);
    }

    private record Leaf<K, V>(int hash, K key, V value) implements Node<K, V> {

        @Override
        public @Nullable V find(int sought, int shift, K soughtKey) {
            return hash == sought && key.equals(soughtKey) ? value : null;
        }

        @Override
        public Node<K, V> with(Leaf<K, V> leaf, int shift) {
            if (hash != leaf.hash) {
                return Branch.of(this, leaf, shift);
            }
            return key.equals(leaf.key) ? leaf : new Bucket<>(hash, List.of(this, leaf));
        }

        @Override
        public @Nullable Node<K, V> without(int sought, int shift, K soughtKey) {
            return hash == sought && key.equals(soughtKey) ? null : this;
        }

        @Override
        public void forEach(Consumer<V> action) {
            action.accept(value);
        }
    }

    /** Two or more keys of the same hash. */
    private record Bucket<K, V>(int hash, List<Leaf<K, V>> leaves) implements Node<K, V> {

        @Override
        public @Nullable V find(int sought, int shift, K key) {
            for (Leaf<K, V> leaf : leaves) {
                if (leaf.hash == sought && leaf.key.equals(key)) {
                    return leaf.value;
                }
            }
            return null;
        }

        @Override
        public Node<K, V> with(Leaf<K, V> leaf, int shift) {
            if (hash != leaf.hash) {
                return Branch.of(this, leaf, shift);
            }
            List<Leaf<K, V>> others = others(leaf.key);
            others.add(leaf);
            return new Bucket<>(hash, others);
        }

        @Override
        public Node<K, V> without(int sought, int shift, K key) {
            List<Leaf<K, V>> others = others(key);
            if (hash != sought || others.size() == leaves.size()) {
                return this;
            }
            return others.size() == 1 ? others.get(0) : new Bucket<>(hash, others);
        }

        @Override
        public void forEach(Consumer<V> action) {
            leaves.forEach(leaf -> action.accept(leaf.value));
        }

        private List<Leaf<K, V>> others(K key) {
            List<Leaf<K, V>> others = new ArrayList<>(leaves);
            others.removeIf(leaf -> leaf.key.equals(key));
            return others;
        }
    }

    /** Up to 32 nodes, told apart by the five bits of the hash at this level; the bitmap says which are there. */
    private static final class Branch<K, V> implements Node<K, V> {

        private final int bitmap;
        private final Node<K, V>[] nodes;

        private Branch(int bitmap, Node<K, V>[] nodes) {
            this.bitmap = bitmap;
            this.nodes = nodes;
        }

        /** Two nodes of different hashes under as many branches as their hashes have bits in common. */
        static <K, V> Branch<K, V> of(Node<K, V> a, Node<K, V> b, int shift) {
            int bitA = bit(a.hash(), shift);
            int bitB = bit(b.hash(), shift);
            if (bitA == bitB) {
                return new Branch<>(bitA, array(of(a, b, shift + 5)));
            }
            // Unsigned, because the highest bit is the last slot.
            boolean inOrder = Integer.compareUnsigned(bitA, bitB) < 0;
            return new Branch<>(bitA | bitB, inOrder ? array(a, b) : array(b, a));
        }

        @Override
        public int hash() {
            return nodes[0].hash();
        }

        @Override
        public @Nullable V find(int hash, int shift, K key) {
            int bit = bit(hash, shift);
            return (bitmap & bit) == 0 ? null : nodes[slot(bit)].find(hash, shift + 5, key);
        }

        @Override
        public Node<K, V> with(Leaf<K, V> leaf, int shift) {
            int bit = bit(leaf.hash, shift);
            int slot = slot(bit);
            if ((bitmap & bit) != 0) {
                return replaced(slot, nodes[slot].with(leaf, shift + 5));
            }
            Node<K, V>[] more = Arrays.copyOf(nodes, nodes.length + 1);
            System.arraycopy(nodes, slot, more, slot + 1, nodes.length - slot);
            more[slot] = leaf;
            return new Branch<>(bitmap | bit, more);
        }

        @Override
        public @Nullable Node<K, V> without(int hash, int shift, K key) {
            int bit = bit(hash, shift);
            if ((bitmap & bit) == 0) {
                return this;
            }
            int slot = slot(bit);
            Node<K, V> rest = nodes[slot].without(hash, shift + 5, key);
            if (rest == nodes[slot]) {
                return this;
            }
            return rest == null ? removed(bit, slot) : lifted(replaced(slot, rest));
        }

        @Override
        public void forEach(Consumer<V> action) {
            for (Node<K, V> node : nodes) {
                node.forEach(action);
            }
        }

        private Branch<K, V> replaced(int slot, Node<K, V> node) {
            Node<K, V>[] same = nodes.clone();
            same[slot] = node;
            return new Branch<>(bitmap, same);
        }

        private @Nullable Node<K, V> removed(int bit, int slot) {
            if (nodes.length == 1) {
                return null;
            }
            Node<K, V>[] fewer = Arrays.copyOf(nodes, nodes.length - 1);
            System.arraycopy(nodes, slot + 1, fewer, slot, fewer.length - slot);
            return lifted(new Branch<>(bitmap & ~bit, fewer));
        }

        /** A lone leaf or bucket needs no branch above it: what was removed leaves no trace. */
        private static <K, V> Node<K, V> lifted(Branch<K, V> branch) {
            boolean lone = branch.nodes.length == 1 && !(branch.nodes[0] instanceof Branch);
            return lone ? branch.nodes[0] : branch;
        }

        private int slot(int bit) {
            return Integer.bitCount(bitmap & (bit - 1));
        }

        private static int bit(int hash, int shift) {
            return 1 << ((hash >>> shift) & 31);
        }

        @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types
        private static <K, V> Node<K, V>[] array(Node<K, V> node) {
            return new Node[] {node};
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private static <K, V> Node<K, V>[] array(Node<K, V> first, Node<K, V> second) {
            return new Node[] {first, second};
        }
    }
}
