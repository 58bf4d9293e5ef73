package org.countersign.ledger.merkle;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Makes and verifies the proofs of RFC 9162, sections 2.1.3 and 2.1.4. */
public final class Proofs {

    private Proofs() {}

    /**
     * Proof that the tree of this size holds the leaf at this index: the hashes beside its path, from the leaf up.
     *
     * @throws IllegalArgumentException unless 0 &lt;= index &lt; size
     */
    public static List<Hash> inclusion(long index, long size, NodeReader reader) {
        return read(ProofPlan.inclusion(index, size), reader);
    }

    /**
     * Proof that the tree of size {@code to} only adds leaves to the tree of size {@code from}; empty if the older tree is
     * empty or both are the same.
     *
     * @throws IllegalArgumentException unless 0 &lt;= from &lt;= to
     */
    public static List<Hash> consistency(long from, long to, NodeReader reader) {
        return read(ProofPlan.consistency(from, to), reader);
    }

    /** The root of the tree when it had this size. */
    public static Hash root(long size, NodeReader reader) {
        return read(ProofPlan.root(size), reader).get(0);
    }

    /**
     * Whether the proof shows that the tree of this size and root holds this leaf hash at this index. Size and root must come
     * together from a checkpoint that the caller trusts, since several sizes can share a path. What comes from outside may be
     * anything: an index or size out of range is a no as well.
     */
    public static boolean verifyInclusion(long index, long size, Hash leaf, List<Hash> proof, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        Path path = new Path(index, size - 1);
        Hash computed = leaf;
        for (Hash sibling : proof) {
            if (path.atTheTop()) {
                return false;
            }
            computed = path.siblingIsLeft() ? Hash.node(sibling, computed) : Hash.node(computed, sibling);
            path.climb();
        }
        return path.atTheTop() && computed.equals(root);
    }

    /**
     * The way from a leaf to the root that an inclusion proof leads, for those who want to follow it by hand; the last node is
     * the root if the proof is good.
     *
     * @throws IllegalArgumentException if the proof is longer than the way
     */
    public static List<Step> climb(long index, long size, Hash leaf, List<Hash> proof) {
        Path path = new Path(index, size - 1);
        List<Step> steps = new ArrayList<>();
        Hash node = leaf;
        for (Hash sibling : proof) {
            if (path.atTheTop()) {
                throw new IllegalArgumentException("A proof of " + proof.size() + " hashes is too long");
            }
            boolean left = path.siblingIsLeft();
            node = left ? Hash.node(sibling, node) : Hash.node(node, sibling);
            steps.add(new Step(sibling, left, node));
            path.climb();
        }
        return steps;
    }

    /**
     * One step from a leaf to the root.
     *
     * @param sibling the hash that the proof gives
     * @param siblingIsLeft on which side it stands
     * @param node the hash above both
     */
    public record Step(Hash sibling, boolean siblingIsLeft, Hash node) {}

    /**
     * Whether the proof shows that the tree of size {@code to} and root {@code toRoot} only adds leaves to the other. Sizes out
     * of range are a no as well.
     */
    public static boolean verifyConsistency(long from, long to, Hash fromRoot, Hash toRoot, List<Hash> proof) {
        if (from < 0 || from > to) {
            return false;
        }
        if (from == to) {
            return proof.isEmpty() && fromRoot.equals(toRoot) && (to > 0 || toRoot.equals(Hash.EMPTY_ROOT));
        }
        if (from == 0) {
            // Every tree extends the empty one.
            return proof.isEmpty() && fromRoot.equals(Hash.EMPTY_ROOT);
        }
        Path path = new Path(from - 1, to - 1);
        path.skipCompleted();
        Iterator<Hash> hashes = proof.iterator();
        Hash start;
        if (Long.bitCount(from) == 1) {
            // The older tree is one complete node, so its root is where the path starts; the proof does not repeat it.
            start = fromRoot;
        } else if (hashes.hasNext()) {
            start = hashes.next();
        } else {
            return false;
        }
        Hash older = start;
        Hash newer = start;
        while (hashes.hasNext()) {
            if (path.atTheTop()) {
                return false;
            }
            Hash sibling = hashes.next();
            if (path.siblingIsLeft()) {
                older = Hash.node(sibling, older);
                newer = Hash.node(sibling, newer);
            } else {
                newer = Hash.node(newer, sibling);
            }
            path.climb();
        }
        return path.atTheTop() && older.equals(fromRoot) && newer.equals(toRoot);
    }

    private static List<Hash> read(ProofPlan plan, NodeReader reader) {
        return plan.assemble(reader.nodes(plan.nodes()));
    }

    /** The way from a leaf to the root, with the tree's last leaf beside it (fn and sn in RFC 9162, 2.1.3.2). */
    private static final class Path {
        private long node;
        private long last;

        Path(long leaf, long lastLeaf) {
            this.node = leaf;
            this.last = lastLeaf;
        }

        boolean atTheTop() {
            return last == 0;
        }

        boolean siblingIsLeft() {
            return isRightChild() || node == last;
        }

        /** Climbs above the sibling just used; a node on the tree's ragged edge rises until it has become a right child. */
        void climb() {
            if (node == last) {
                while (!isRightChild() && node != 0) {
                    up();
                }
            }
            up();
        }

        /** Climbs to the root of the largest complete subtree that ends with this leaf. */
        void skipCompleted() {
            while (isRightChild()) {
                up();
            }
        }

        private boolean isRightChild() {
            return (node & 1) == 1;
        }

        private void up() {
            node >>= 1;
            last >>= 1;
        }
    }
}
