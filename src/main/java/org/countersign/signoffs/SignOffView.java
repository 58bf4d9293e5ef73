package org.countersign.signoffs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.countersign.core.ActorId;
import org.jspecify.annotations.Nullable;

/**
 * A sign-off as the API shows it.
 *
 * @param change the reference of the change
 * @param digest of the revision
 * @param effectiveFrom from when an acceptance counts; null for at once
 * @param by who gave it
 * @param byName their name, where the reader may know it
 * @param sentTo to which address the link was sent by which they came; absent for who has an account
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
        ActorId by,
        @Nullable String byName,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sentTo) {

    static SignOffView of(SignOff signOff, Map<ActorId, String> names) {
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
                signOff.givenBy(),
                signOff.givenName() == null ? names.get(signOff.givenBy()) : signOff.givenName(),
                signOff.sentTo());
    }
}
