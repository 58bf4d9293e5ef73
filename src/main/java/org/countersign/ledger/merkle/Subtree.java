package org.countersign.ledger.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The tree over the leaves [from, to) as proofs quote it: where it is not a complete node itself, it is folded from several.
 * {@code from} must be a multiple of the smallest power of two that holds all these leaves, as is so for every subtree that
 * RFC 9162 speaks of.
 */
record Subtree(long from, long to) {

    /** The complete nodes that cover the leaves, left to right, each smaller than the one before. */
    List<NodeId> cover() {
        List<NodeId> cover = new ArrayList<>();
        long next = from;
        while (next < to) {
            int level = Long.SIZE - 1 - Long.numberOfLeadingZeros(to - next);
            cover.add(new NodeId(level, next >> level));
            next += 1L << level;
        }
        return cover;
    }

    Hash root(Map<NodeId, Hash> nodes) {
        return CompactRange.fold(cover().stream().map(id -> known(nodes, id)).toList());
    }

    /** Where RFC 9162 splits these leaves in two: after the largest power of two that leaves something to the right. */
    long split() {
        return from + Long.highestOneBit(to - from - 1);
    }

    Subtree left() {
        return new Subtree(from, split());
    }

    Subtree right() {
        return new Subtree(split(), to);
    }

    private static Hash known(Map<NodeId, Hash> nodes, NodeId id) {
        Hash hash = nodes.get(id);
        if (hash == null) {
            throw new IllegalStateException("The tree's store lacks " + id);
        }
        return hash;
    }
}
