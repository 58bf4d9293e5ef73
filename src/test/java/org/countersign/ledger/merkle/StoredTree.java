package org.countersign.ledger.merkle;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** A tree grown by a compact range that keeps what it was told of, as the ledger's tables do. */
final class StoredTree implements NodeReader {

    private final Map<NodeId, Hash> nodes = new HashMap<>();
    private int readings;

    StoredTree(NaiveTree tree) {
        CompactRange range = CompactRange.EMPTY;
        for (int i = 0; i < tree.size(); i++) {
            range = range.append(tree.leaf(i), nodes::put);
        }
    }

    @Override
    public Hash node(NodeId id) {
        Hash hash = nodes.get(id);
        if (hash == null) {
            throw new IllegalStateException("Not kept: " + id);
        }
        return hash;
    }

    @Override
    public Map<NodeId, Hash> nodes(Collection<NodeId> ids) {
        readings++;
        return NodeReader.super.nodes(ids);
    }

    /** How often nodes were asked for in bulk. */
    int readings() {
        return readings;
    }
}
