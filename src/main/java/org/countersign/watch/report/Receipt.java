package org.countersign.watch.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One delivery report in normal form, before it is known to which campaign's message it belongs.
 *
 * @param messageId as the reporter writes it
 * @param campaign the code of its campaign, where the report tells
 * @param carrier the code of the carrier that the report names, if any; a report names it by code or PLMN, not both
 * @param plmn the network that the report names, if any: for ported numbers not the one that the message was meant for
 * @param submittedAt when the message was handed to the platform, where the report tells
 * @param doneAt when it came into this state, where the report tells
 * @param recipient the phone number, where the report tells; never stored
 */
public record Receipt(
        String messageId,
        @Nullable String campaign,
        @Nullable String carrier,
        @Nullable String plmn,
        DeliveryState state,
        FailureReason reason,
        @Nullable Instant submittedAt,
        @Nullable Instant doneAt,
        @Nullable String rawStatus,
        @Nullable String rawError,
        @Nullable String recipient) {

    public Receipt {
        reason = reason.in(state);
    }
}
