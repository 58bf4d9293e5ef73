package org.countersign.notices.mail;

import java.net.URI;
import java.time.Instant;
import org.countersign.changes.ChangeView;
import org.jspecify.annotations.Nullable;

/**
 * A letter to who answers for a change: a carrier is late, or could not be written to.
 *
 * @param carrier the carrier's name
 * @param name of who reads it
 * @param acknowledgeBy until when the carrier had promised to acknowledge; null where that is not what it is about
 * @param to the address of the contact that a letter did not reach; null where there is none, or not any more
 * @param said why it did not, in the mail servers' words; null where that is not what it is about
 */
public record ManagerLetter(
        ChangeView change,
        String carrier,
        String name,
        @Nullable Instant acknowledgeBy,
        @Nullable String to,
        @Nullable String said,
        URI button,
        LetterTimes times) {
    /** Whether it is about a carrier that is late. */
    public boolean isLate() {
        return acknowledgeBy != null;
    }
}
