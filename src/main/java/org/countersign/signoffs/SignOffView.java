package org.countersign.signoffs;

import java.time.Instant;
import org.countersign.core.ActorId;
import org.jspecify.annotations.Nullable;

/**
 * A sign-off as the API shows it.
 *
 * @param change the reference of the change
 * @param digest of the revision
 * @param effectiveFrom from when an acceptance counts; null for at once
 * @param by who gave it
 */
public record SignOffView(
        String id,
        String change,
        int revision,
        String digest,
        String carrier,
        SignOffDecision decision,
        @Nullable Instant effectiveFrom,
        @Nullable String reason,
        Instant at,
        ActorId by) {

    static SignOffView of(SignOff signOff) {
        return new SignOffView(
                signOff.id(),
                signOff.reference(),
                signOff.revision(),
                signOff.digest(),
                signOff.carrier(),
                signOff.decision(),
                signOff.effectiveFrom(),
                signOff.reason(),
                signOff.givenAt(),
                signOff.givenBy());
    }
}
