package org.countersign.notices.mail;

import java.net.URI;
import java.time.Instant;
import org.countersign.changes.AffectedState;
import org.countersign.changes.ChangeView;
import org.countersign.core.Language;
import org.countersign.signoffs.SignOffDecision;
import org.jspecify.annotations.Nullable;

/**
 * A letter to one carrier about a change. It says how things stand with that carrier, and nothing of any other.
 *
 * @param platform its name
 * @param carrier the carrier's name
 * @param name of who reads it; null where that is not known yet
 * @param state where the carrier stands; pending where the change does not concern it any more
 * @param acknowledgeBy until when it promised to acknowledge; null where nothing was agreed
 * @param effectiveFrom from when its acceptance counts; null for at once
 * @param decision what it has just said; only where that is the occasion
 * @param why the change was amended; only where that is the occasion
 * @param button what the button opens; null where the letter is only shown, or there is nothing to open
 */
public record ChangeLetter(
        Occasion occasion,
        ChangeView change,
        String platform,
        String carrier,
        @Nullable String name,
        AffectedState state,
        @Nullable Instant acknowledgeBy,
        @Nullable Instant effectiveFrom,
        @Nullable SignOffDecision decision,
        @Nullable String why,
        @Nullable URI button,
        LetterTimes times) {

    public Language language() {
        return times.language();
    }

    /** Whether the carrier still has to acknowledge. */
    public boolean awaitsAcknowledgement() {
        return isAsked()
                && state == AffectedState.PENDING
                && occasion != Occasion.DUE
                && occasion != Occasion.ESCALATED;
    }

    /** Whether something is asked of the carrier: it has neither accepted nor rejected. */
    public boolean isAsked() {
        return occasion != Occasion.LEFT
                && (change.status().isInForce() || button == null)
                && (state == AffectedState.PENDING
                        || state == AffectedState.ACKNOWLEDGED
                        || state == AffectedState.WITHDRAWN);
    }

    /** Whether the carrier may still read the change. */
    public boolean isShown() {
        return occasion != Occasion.LEFT;
    }

    /** Whether the letter tells what is to change; not where nothing comes of it any more, or all is known. */
    public boolean isWhole() {
        return switch (occasion) {
            case ASKED, AMENDED, REMINDED, DUE, ESCALATED -> true;
            case IMPLEMENTED -> isAsked();
            case LEFT, WITHDRAWN, ROLLED_BACK, ANSWERED -> false;
        };
    }
}
