package org.countersign.access;

/** Whether an API key is taken. */
public enum KeyState {
    IN_FORCE,
    EXPIRED,
    REVOKED
}
