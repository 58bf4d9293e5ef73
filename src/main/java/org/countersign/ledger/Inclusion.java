package org.countersign.ledger;

import java.util.List;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.Proofs;

/**
 * That an entry is in the ledger, for those who want to follow the proof by hand.
 *
 * @param size the ledger's present one
 * @param leaf hash of the entry's leaf
 * @param steps from the leaf up
 * @param root the ledger's present one
 */
public record Inclusion(long index, long size, Hash leaf, List<Proofs.Step> steps, Hash root) {
    public Inclusion {
        steps = List.copyOf(steps);
    }

    /** Whether the way from the leaf ends at the root. */
    public boolean isProven() {
        Hash top = steps.isEmpty() ? leaf : steps.get(steps.size() - 1).node();
        return top.equals(root);
    }
}
