package org.countersign.incidents;

/** Where a canary stands. */
public enum CanaryState {
    RUNNING,
    /** The carrier delivers again. */
    SUCCEEDED,
    FAILED,
    /** Its messages or its time were over before they told anything. */
    RAN_OUT
}
