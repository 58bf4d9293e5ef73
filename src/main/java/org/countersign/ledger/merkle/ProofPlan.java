package org.countersign.ledger.merkle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which nodes a proof is made of, known before any of them is read. */
public final class ProofPlan {

    private final List<Subtree> subtrees;

    private ProofPlan(List<Subtree> subtrees) {
        this.subtrees = List.copyOf(subtrees);
    }

    /** Plans an inclusion proof (RFC 9162, 2.1.3.1); see {@link Proofs#inclusion}. */
    public static ProofPlan inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException(
                    "A tree of size %d has no leaf of index %d: 0 <= index < size".formatted(size, index));
        }
        List<Subtree> siblings = new ArrayList<>();
        Subtree tree = new Subtree(0, size);
        while (tree.to() - tree.from() > 1) {
            boolean goLeft = index < tree.split();
            siblings.add(goLeft ? tree.right() : tree.left());
            tree = goLeft ? tree.left() : tree.right();
        }
        return fromTheLeafUp(siblings);
    }

    /** Plans a consistency proof (RFC 9162, 2.1.4.1); see {@link Proofs#consistency}. */
    public static ProofPlan consistency(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException(
                    "A tree of size %d does not extend one of size %d: 0 <= from <= to".formatted(to, from));
        }
        List<Subtree> siblings = new ArrayList<>();
        if (from == 0 || from == to) {
            return new ProofPlan(siblings);
        }
        Subtree tree = new Subtree(0, to);
        while (tree.to() != from) {
            boolean goLeft = from <= tree.split();
            siblings.add(goLeft ? tree.right() : tree.left());
            tree = goLeft ? tree.left() : tree.right();
        }
        // The verifier holds the older root already: it is quoted only where it is not itself the start of the path.
        if (tree.from() > 0) {
            siblings.add(tree);
        }
        return fromTheLeafUp(siblings);
    }

    /** Plans the recomputation of a root: its assembly is that one hash. */
    public static ProofPlan root(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("A tree's size is not negative: " + size);
        }
        return new ProofPlan(List.of(new Subtree(0, size)));
    }

    /** The nodes to read, all of them complete; some 2·log<sub>2</sub>(size) at most. */
    public Set<NodeId> nodes() {
        Set<NodeId> nodes = new LinkedHashSet<>();
        subtrees.forEach(subtree -> nodes.addAll(subtree.cover()));
        return nodes;
    }

    /**
     * The proof, from the nodes read.
     *
     * @throws IllegalStateException if one of {@link #nodes()} is not among them
     */
    public List<Hash> assemble(Map<NodeId, Hash> nodes) {
        return subtrees.stream().map(subtree -> subtree.root(nodes)).toList();
    }

    private static ProofPlan fromTheLeafUp(List<Subtree> fromTheRootDown) {
        Collections.reverse(fromTheRootDown);
        return new ProofPlan(fromTheRootDown);
    }
}
