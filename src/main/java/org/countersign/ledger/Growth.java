package org.countersign.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.Proofs;

/** Proves that the ledger has only grown. */
@ApplicationScoped
public class Growth {
    private final StoredTree tree;

    Growth(StoredTree tree) {
        this.tree = tree;
    }

    /** The proof from one size to another, neither beyond the present one (RFC 9162, 2.1.4). */
    public List<Hash> proof(long from, long to) {
        return Proofs.consistency(from, to, tree);
    }
}
