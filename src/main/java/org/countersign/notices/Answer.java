package org.countersign.notices;

import java.time.Duration;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt.
 *
 * @param status null when there was no answer
 * @param detail how the answer begins, or why there was none
 * @param took from the look-up of the name to the end of the answer
 * @param retryAfter when the receiver says that it wants to be asked again
 */
public record Answer(
        @Nullable Integer status,
        String detail,
        Duration took,
        @Nullable Duration retryAfter) {
    /** Nobody was asked, because what there is to say could not be read. */
    public static final Answer UNREAD = new Answer(null, "not sent: it could not be read here", Duration.ZERO, null);

    private static final int GONE = 410;

    /** The same without what was answered, which may quote a text that was erased meanwhile. */
    Answer unquoted() {
        return status == null || detail.isEmpty() ? this : new Answer(status, FreeText.ERASED, took, retryAfter);
    }

    public boolean isDelivered() {
        return status != null && status >= 200 && status < 300;
    }

    /** Whether the receiver wants nothing any more. */
    boolean isGone() {
        return status != null && status == GONE;
    }
}
