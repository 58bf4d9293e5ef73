package org.countersign.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.NodeId;
import org.countersign.ledger.merkle.Tile;

/**
 * The pieces of the ledger that C2SP tlog-tiles speaks of, put together from what the tree's tables keep: every hash of a tile
 * stands there, since they keep every eighth level.
 */
@ApplicationScoped
class Tiles {
    private final StoredTree tree;
    private final Entries entries;

    Tiles(StoredTree tree, Entries entries) {
        this.tree = tree;
        this.entries = entries;
    }

    /** The ledger's present size; a tile must {@link Tile#isIn be in} it. */
    long size() {
        return tree.head().size();
    }

    /** The hashes of a tile, one after the other. */
    byte[] hashes(Tile tile) {
        List<NodeId> ids = tile.nodes();
        Map<NodeId, Hash> hashes = tree.nodes(ids);
        ByteBuffer bytes = ByteBuffer.allocate(ids.size() * Hash.BYTES);
        for (NodeId id : ids) {
            bytes.put(Objects.requireNonNull(hashes.get(id)).bytes());
        }
        return bytes.array();
    }

    /** The leaves under a tile of level 0, each after its length as a big-endian number of 16 bits. */
    byte[] leaves(Tile tile) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Entry entry : entries.page(tile.first(), tile.width())) {
            byte[] leaf = entry.leaf();
            bytes.write(leaf.length >> Byte.SIZE);
            bytes.write(leaf.length);
            bytes.writeBytes(leaf);
        }
        return bytes.toByteArray();
    }
}
