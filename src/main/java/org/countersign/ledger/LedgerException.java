package org.countersign.ledger;

import org.jspecify.annotations.Nullable;

/** The ledger cannot be read or written, or is not what it should be. */
public class LedgerException extends RuntimeException {
    public LedgerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    LedgerException(String message, @Nullable Throwable cause, boolean withStackTrace) {
        super(message, cause, withStackTrace, withStackTrace);
    }
}
