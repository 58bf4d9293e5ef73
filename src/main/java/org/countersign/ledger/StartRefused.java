package org.countersign.ledger;

import org.jspecify.annotations.Nullable;

/** This node must not start as it is configured; the message says to the operator what to do. */
public final class StartRefused extends RuntimeException {
    public StartRefused(String message, @Nullable Throwable cause) {
        // The stack trace would only bury the message.
        super(message, cause, false, false);
    }
}
