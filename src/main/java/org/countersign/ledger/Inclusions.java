package org.countersign.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.Proofs;

/** Proves that entries are in the ledger. */
@ApplicationScoped
public class Inclusions {
    private final StoredTree tree;

    Inclusions(StoredTree tree) {
        this.tree = tree;
    }

    /** The proof for the ledger's present size. */
    public Inclusion of(Entry entry) {
        TreeHead head = tree.head();
        Hash leaf = Hash.leaf(entry.leaf());
        var proof = Proofs.inclusion(entry.index(), head.size(), tree);
        var steps = Proofs.climb(entry.index(), head.size(), leaf, proof);
        return new Inclusion(entry.index(), head.size(), leaf, steps, head.root());
    }
}
