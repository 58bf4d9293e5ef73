package org.countersign.notices.mail;

import java.time.Instant;
import org.countersign.notices.Letter;
import org.countersign.notices.Notices.Line;
import org.jspecify.annotations.Nullable;

/**
 * A letter that this node is about to send.
 *
 * @param carrier for which the recipient is written to; null for our own people
 * @param dueBy nobody tries any more after this
 */
record Posting(Letter letter, String recipient, @Nullable String carrier, Instant dueBy) {
    Line line() {
        return Line.ofRecipient(recipient, letter.subject());
    }
}
