package org.countersign.changes;

/** Where an affected carrier stands with the present revision. */
public enum AffectedState {
    /** Has said nothing yet. */
    PENDING,
    ACKNOWLEDGED,
    ACCEPTED,
    REJECTED,
    /** Has taken its acceptance back. */
    WITHDRAWN
}
