package org.countersign.watch.report;

/** How a message ended, if it has. */
public enum Outcome {
    PENDING,
    DELIVERED,
    FAILED
}
