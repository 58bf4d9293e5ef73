package org.countersign.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.NoteKey;
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

    /** The key that verifies checkpoints, in C2SP's vkey form. */
    public String verifierKey() {
        return genesis.signer().key().vkey();
    }
}
