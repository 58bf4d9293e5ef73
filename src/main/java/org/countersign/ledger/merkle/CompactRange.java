package org.countersign.ledger.merkle;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A tree reduced to what it takes to append to it and to know its root: the roots of its complete subtrees, one for each
 * bit set in its size, largest first (RFC 9162, 2.1.2). Immutable.
 */
public final class CompactRange {

    /** The tree without leaves. */
    public static final CompactRange EMPTY = new CompactRange(0, List.of());

    private final long size;
    private final List<Hash> subtrees;

    private CompactRange(long size, List<Hash> subtrees) {
        this.size = size;
        this.subtrees = List.copyOf(subtrees);
    }

    /**
     * Reads what {@link #toBytes()} writes.
     *
     * @throws IllegalArgumentException unless there is exactly one hash for each bit set in the size
     */
    public static CompactRange of(long size, byte[] hashes) {
        if (size < 0) {
            throw new IllegalArgumentException("A tree's size is not negative: " + size);
        }
        int count = Long.bitCount(size);
        if (hashes.length != count * Hash.BYTES) {
            throw new IllegalArgumentException("A tree of size %d is kept in %d hashes of %d bytes, not in %d bytes"
                    .formatted(size, count, Hash.BYTES, hashes.length));
        }
        ByteBuffer source = ByteBuffer.wrap(hashes);
        List<Hash> subtrees = new ArrayList<>(count);
        byte[] next = new byte[Hash.BYTES];
        while (source.hasRemaining()) {
            source.get(next);
            subtrees.add(new Hash(next));
        }
        return new CompactRange(size, subtrees);
    }

    /** Number of leaves. */
    public long size() {
        return size;
    }

    /**
     * The tree with one leaf more.
     *
     * @param leaf the leaf's hash, {@link Hash#leaf}
     * @param completed told of every node that this leaf completes, from the leaf itself (level 0) upwards
     */
    public CompactRange append(Hash leaf, BiConsumer<NodeId, Hash> completed) {
        List<Hash> merged = new ArrayList<>(subtrees);
        Hash node = leaf;
        int level = 0;
        completed.accept(new NodeId(level, size), node);
        // As in binary counting: each subtree that has found its right half carries over into the next level.
        while ((size >> level & 1) == 1) {
            node = Hash.node(merged.remove(merged.size() - 1), node);
            level++;
            completed.accept(new NodeId(level, size >> level), node);
        }
        merged.add(node);
        return new CompactRange(size + 1, merged);
    }

    /** The tree's root hash, {@link Hash#EMPTY_ROOT} if it has no leaves. */
    public Hash root() {
        return fold(subtrees);
    }

    /** The hashes, one after the other, largest subtree first. */
    public byte[] toBytes() {
        ByteBuffer target = ByteBuffer.allocate(subtrees.size() * Hash.BYTES);
        subtrees.forEach(subtree -> subtree.writeTo(target));
        return target.array();
    }

    /** The root over adjacent complete subtrees, each smaller than the one to its left. */
    static Hash fold(List<Hash> subtrees) {
        if (subtrees.isEmpty()) {
            return Hash.EMPTY_ROOT;
        }
        int last = subtrees.size() - 1;
        Hash root = subtrees.get(last);
        for (int i = last - 1; i >= 0; i--) {
            root = Hash.node(subtrees.get(i), root);
        }
        return root;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CompactRange range && size == range.size && subtrees.equals(range.subtrees);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(size) + subtrees.hashCode();
    }

    @Override
    public String toString() {
        return "CompactRange[size=" + size + ", root=" + root() + "]";
    }
}
