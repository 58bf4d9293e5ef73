package org.countersign.ledger.merkle;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Where the hashes of complete nodes are kept. */
@FunctionalInterface
public interface NodeReader {

    /**
     * The node's hash.
     *
     * @throws IllegalStateException if the node is not kept: it is incomplete or the store is damaged
     */
    Hash node(NodeId id);

    /**
     * The hashes of all these nodes: everything that one proof needs is asked for in one call, so that a store can answer it
     * with one query.
     */
    default Map<NodeId, Hash> nodes(Collection<NodeId> ids) {
        Map<NodeId, Hash> hashes = new HashMap<>();
        ids.forEach(id -> hashes.put(id, node(id)));
        return hashes;
    }
}
