package org.countersign.notices;

/** The way on which a notice reaches its receiver. */
public enum Channel {
    WEBHOOK,
    EMAIL
}
