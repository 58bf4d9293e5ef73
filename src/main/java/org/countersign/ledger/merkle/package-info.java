/**
 * The Merkle tree of RFC 9162, its proofs and its signed checkpoints (C2SP); pure, so that anyone can run the
 * verifier: may import {@code java.*} only.
 */
@NullMarked
package org.countersign.ledger.merkle;

import org.jspecify.annotations.NullMarked;
