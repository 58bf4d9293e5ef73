package org.countersign.ledger;

import java.util.List;
import org.countersign.ledger.merkle.Hash;

/**
 * Shows that the tree of this size holds this leaf at this index (RFC 9162, 2.1.3); hashes are in base64.
 *
 * @param hashes from the leaf up
 */
public record InclusionProof(long index, long size, String leafHash, List<String> hashes) {
    static InclusionProof of(long index, long size, Hash leaf, List<Hash> hashes) {
        return new InclusionProof(
                index,
                size,
                leaf.toBase64(),
                hashes.stream().map(Hash::toBase64).toList());
    }
}
