package org.countersign.ledger;

import java.util.List;
import org.countersign.ledger.merkle.Hash;

/** Shows that the tree of size {@code to} only adds leaves to the other (RFC 9162, 2.1.4); hashes are in base64. */
public record ConsistencyProof(long from, long to, List<String> hashes) {
    static ConsistencyProof of(long from, long to, List<Hash> hashes) {
        return new ConsistencyProof(
                from, to, hashes.stream().map(Hash::toBase64).toList());
    }
}
