package org.countersign.ledger;

import org.jspecify.annotations.Nullable;

/** It cannot be told in time how far the ledger has come, so nothing may be allowed on the strength of what is known. */
public final class NotFresh extends LedgerException {
    NotFresh(String message, @Nullable Throwable cause) {
        // Without stack trace: thousands of callers may fail at once, and the trace would only show the timer.
        super(message, cause, false);
    }
}
