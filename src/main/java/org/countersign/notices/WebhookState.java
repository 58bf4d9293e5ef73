package org.countersign.notices;

/** Whether a webhook is served. */
public enum WebhookState {
    ENABLED,
    /** Its receiver has answered 410: it wants no more. */
    DISABLED,
    DELETED
}
