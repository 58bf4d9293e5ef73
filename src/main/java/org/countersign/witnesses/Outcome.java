package org.countersign.witnesses;

/** What came of asking a witness. */
public enum Outcome {
    /** It cosigned. */
    COSIGNED,
    /** It did not answer in time, or with an error of its own, or with nonsense. */
    UNREACHABLE,
    /** It does not know this log: its operator must add it. */
    UNKNOWN_LOG,
    /** It knows this log by another key. */
    WRONG_KEY,
    /** What it has cosigned before is no part of this ledger: one of the two has been rewritten. */
    CONTRADICTED
}
