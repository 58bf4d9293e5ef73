package org.countersign.signoffs;

import java.time.Instant;
import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/**
 * A carrier spoke about a revision of a change; the newest word counts.
 *
 * @param signOff the sign-off's id
 * @param change the change's reference
 * @param digest of the revision
 * @param effectiveFrom from when an acceptance counts; null for at once
 * @param givenName of who came by a link, who then is the entry's actor; null for who has an account
 * @param sentTo the address that the link was sent to; null without one
 */
public record SignedOff(
        String signOff,
        String change,
        int revision,
        String digest,
        String carrier,
        SignOffDecision decision,
        @Nullable Instant effectiveFrom,
        @Nullable FreeText reason,
        @Nullable FreeText givenName,
        @Nullable FreeText sentTo)
        implements Fact {
    static final String KIND = "signed-off";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return change;
    }
}
