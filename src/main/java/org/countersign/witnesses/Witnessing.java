package org.countersign.witnesses;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it goes with one witness.
 *
 * @param cosignedSize the largest size of the ledger that it has cosigned, as far as is known; 0 for none
 * @param outcome of the last attempt; null before the first
 * @param detail what it said, when it did not cosign
 */
record Witnessing(
        long cosignedSize,
        @Nullable Instant cosignedAt,
        @Nullable Instant triedAt,
        @Nullable Outcome outcome,
        @Nullable String detail) {

    static final Witnessing NEVER = new Witnessing(0, null, null, null, null);
}
