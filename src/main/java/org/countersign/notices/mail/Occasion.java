package org.countersign.notices.mail;

import org.countersign.ledger.Entry;
import org.countersign.notices.AcknowledgementReminded;
import org.countersign.notices.Event;
import org.jspecify.annotations.Nullable;

/** Why somebody is written to about a change. */
public enum Occasion {
    /** Their sign-off is asked for. */
    ASKED,
    /** The change was amended. */
    AMENDED,
    /** The change does not concern them any more. */
    LEFT,
    IMPLEMENTED,
    WITHDRAWN,
    ROLLED_BACK,
    /** Their carrier has spoken. */
    ANSWERED,
    /** The time to acknowledge will be over soon. */
    REMINDED,
    /** It is over. */
    DUE,
    /** It has been over for a while, and now others are written to. */
    ESCALATED;

    /** The occasion that a fact is for who is asked since and before; null where nobody at a carrier is written to. */
    static @Nullable Occasion of(Event event, Entry entry) {
        return switch (event) {
            case CHANGE_DECLARED, AFFECTED_RECOMPUTED -> ASKED;
            case CHANGE_AMENDED -> AMENDED;
            case CHANGE_IMPLEMENTED -> IMPLEMENTED;
            case CHANGE_WITHDRAWN -> WITHDRAWN;
            case CHANGE_ROLLED_BACK -> ROLLED_BACK;
            case SIGNED_OFF -> ANSWERED;
            case ACKNOWLEDGEMENT_REMINDED ->
                switch (entry.fact(AcknowledgementReminded.class).stage()) {
                    case AHEAD -> REMINDED;
                    case DUE -> DUE;
                    case OVERDUE -> ESCALATED;
                };
            default -> null;
        };
    }
}
