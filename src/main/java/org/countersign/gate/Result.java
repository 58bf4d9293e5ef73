package org.countersign.gate;

/** What a rule answers for one carrier; "no", "could not tell" and "forced" are different answers. */
public enum Result {
    SATISFIED,
    UNSATISFIED,
    /** The rule has nothing to judge, because another one already blocks or nobody requires it: see {@link Rule}. */
    NOT_APPLICABLE,
    /** A "no" that two people have forced open. */
    OVERRIDDEN,
    /** No rule answers this; it is the answer given on the gate's behalf when there is no snapshot to ask. */
    CANNOT_TELL;

    /** Whether a launch may leave as far as this answer goes. */
    public boolean allows() {
        return switch (this) {
            case SATISFIED, OVERRIDDEN, NOT_APPLICABLE -> true;
            case UNSATISFIED, CANNOT_TELL -> false;
        };
    }
}
