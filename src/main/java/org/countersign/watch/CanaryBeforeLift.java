package org.countersign.watch;

/** Whether a hold of the watch can be lifted only after a canary of its incident has succeeded. */
public enum CanaryBeforeLift {
    REQUIRED,
    OPTIONAL
}
