package org.countersign.ledger.merkle;

/**
 * Names a complete node of the tree: the root of the subtree over the leaves
 * [index·2<sup>level</sup>, (index+1)·2<sup>level</sup>). Once these leaves exist its hash never changes.
 */
public record NodeId(int level, long index) {

    /** The highest level whose leaves can be counted in a long. */
    public static final int MAX_LEVEL = Long.SIZE - 2;

    public NodeId {
        if (level < 0 || level > MAX_LEVEL) {
            throw new IllegalArgumentException("A node's level is between 0 and " + MAX_LEVEL + ", not " + level);
        }
        if (index < 0 || index >= Long.MAX_VALUE >> level) {
            throw new IllegalArgumentException("Level " + level + " has no node of index " + index);
        }
    }
}
