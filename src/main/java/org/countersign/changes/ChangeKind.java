package org.countersign.changes;

/** How a change came about. None of them escapes the gate. */
public enum ChangeKind {
    /** From a template that was approved beforehand. */
    STANDARD,
    NORMAL,
    /** May already be implemented when it is declared; needs a review before it is closed. */
    EMERGENCY
}
