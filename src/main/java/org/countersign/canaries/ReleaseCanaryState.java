package org.countersign.canaries;

/** Where a canary of a release stands. */
public enum ReleaseCanaryState {
    RUNNING,
    /** The carrier delivers. */
    SUCCEEDED,
    FAILED,
    /** Its messages or its time were over before they told anything. */
    RAN_OUT,
    /** Another release was reported, or the link ended, before they told anything. */
    SUPERSEDED,
    /** Somebody has stopped it before they told anything. */
    CANCELLED
}
