package org.countersign.witnesses;

import java.time.Duration;
import java.time.Instant;
import org.countersign.ledger.merkle.WitnessPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A witness of this ledger as the API shows it.
 *
 * @param name in the policy
 * @param key its verifier key (C2SP vkey)
 * @param late whether its newest cosignature is older than it should be
 * @param cosignedSize the largest size of the ledger that it has cosigned; 0 for none
 * @param outcome of the last attempt; null before the first
 * @param detail what it said, when it did not cosign
 */
public record WitnessView(
        String name,
        String key,
        @Nullable String url,
        boolean late,
        long cosignedSize,
        @Nullable Instant cosignedAt,
        @Nullable Instant triedAt,
        @Nullable Outcome outcome,
        @Nullable String detail) {

    static WitnessView of(WitnessPolicy.Witness witness, Witnessing known, Instant now, Duration lateAfter) {
        return new WitnessView(
                witness.name(),
                witness.key().vkey(),
                witness.url(),
                isLate(known, now, lateAfter),
                known.cosignedSize(),
                known.cosignedAt(),
                known.triedAt(),
                known.outcome(),
                known.detail());
    }

    private static boolean isLate(Witnessing known, Instant now, Duration lateAfter) {
        Instant cosigned = known.cosignedAt();
        return cosigned == null
                ? known.triedAt() != null
                : cosigned.plus(lateAfter).isBefore(now);
    }
}
