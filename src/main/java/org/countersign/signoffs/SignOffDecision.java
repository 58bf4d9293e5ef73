package org.countersign.signoffs;

/** What a carrier says of a revision. */
public enum SignOffDecision {
    /** Seen; says neither yes nor no. */
    ACKNOWLEDGED,
    /** Yes, from a date. */
    ACCEPTED,
    /** No, for a reason. */
    REJECTED,
    /** Takes an acceptance back. */
    WITHDRAWN
}
