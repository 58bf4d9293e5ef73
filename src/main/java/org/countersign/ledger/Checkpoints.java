package org.countersign.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.NodeId;
import org.countersign.ledger.merkle.NoteKey;
import org.countersign.ledger.merkle.Proofs;
import org.countersign.ledger.merkle.SignedNote;
import org.jspecify.annotations.Nullable;

/** Signs what the ledger has come to (C2SP tlog-checkpoint). */
@ApplicationScoped
public class Checkpoints {
    private final StoredTree tree;
    private final Genesis genesis;
    private final CosignedCheckpoints cosigned;
    private volatile @Nullable Signed newest;

    private record Signed(TreeHead head, SignedNote note) {}

    Checkpoints(StoredTree tree, Genesis genesis, CosignedCheckpoints cosigned) {
        this.tree = tree;
        this.genesis = genesis;
        this.cosigned = cosigned;
    }

    /** A signed checkpoint of the ledger as it is now, with the cosignatures of witnesses that have seen it already. */
    public SignedNote newest() {
        SignedNote own = own();
        return own.with(cosigned.ofSize(Checkpoint.parse(own.text()).size()));
    }

    /** A checkpoint of the ledger as it is now, signed by nobody else. */
    public SignedNote own() {
        TreeHead head = tree.head();
        Signed last = newest;
        if (last == null || !last.head().equals(head)) {
            last = new Signed(
                    head,
                    new Checkpoint(genesis.signer().key().name(), head.size(), head.root()).sign(genesis.signer()));
            newest = last;
        }
        return last.note();
    }

    /** The key that verifies checkpoints; its name is the ledger's origin. */
    public NoteKey key() {
        return genesis.signer().key();
    }

    /**
     * A signed checkpoint of the ledger as it was; the same each time, because the signatures are deterministic (RFC 8032).
     *
     * @param size at most the present one
     */
    public SignedNote at(long size) {
        Hash root = size == 0 ? Hash.EMPTY_ROOT : Proofs.root(size, tree);
        return new Checkpoint(genesis.signer().key().name(), size, root).sign(genesis.signer());
    }

    /** The hashes of so many neighbouring nodes of the tree, all of them complete. */
    public List<Hash> nodes(int level, long from, int number) {
        List<NodeId> ids = LongStream.range(from, from + number)
                .mapToObj(index -> new NodeId(level, index))
                .toList();
        Map<NodeId, Hash> hashes = tree.nodes(ids);
        return ids.stream().map(hashes::get).map(Objects::requireNonNull).toList();
    }

    /** The ledger's present size. */
    public long size() {
        return tree.head().size();
    }

    /** The key that verifies checkpoints, in C2SP's vkey form. */
    public String verifierKey() {
        return genesis.signer().key().vkey();
    }
}
