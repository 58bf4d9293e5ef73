package org.countersign.watch;

import java.time.Instant;
import org.countersign.watch.report.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * One line that could be read: a message was submitted, or something became of it.
 *
 * @param line its number, counted from 1
 * @param campaign its code; null where only the message itself can tell
 * @param carrier its code; null when the PLMN tells, or only the message
 * @param recipient the phone number, for as long as the call lasts
 * @param receipt null for a submission
 */
record Heard(
        int line,
        String messageId,
        @Nullable String campaign,
        @Nullable String carrier,
        @Nullable String plmn,
        @Nullable Instant submittedAt,
        @Nullable String recipient,
        @Nullable Receipt receipt) {
    static final int LONGEST_RAW = 100;
    static final int LONGEST_RECIPIENT = 50;

    static Heard of(int line, Receipt receipt) {
        return new Heard(
                line,
                receipt.messageId(),
                receipt.campaign(),
                receipt.carrier(),
                receipt.plmn(),
                receipt.submittedAt(),
                receipt.recipient(),
                receipt);
    }
}
