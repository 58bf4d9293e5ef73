package org.countersign.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.SignedNote;
import org.jspecify.annotations.Nullable;

/** Signs what the ledger has come to (C2SP tlog-checkpoint). */
@ApplicationScoped
public class Checkpoints {
    private final StoredTree tree;
    private final Genesis genesis;
    private volatile @Nullable Signed newest;

    private record Signed(TreeHead head, SignedNote note) {}

    Checkpoints(StoredTree tree, Genesis genesis) {
        this.tree = tree;
        this.genesis = genesis;
    }

    /** A signed checkpoint of the ledger as it is now. */
    public SignedNote newest() {
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

    /** The key that verifies checkpoints, in C2SP's vkey form. */
    public String verifierKey() {
        return genesis.signer().key().vkey();
    }
}
