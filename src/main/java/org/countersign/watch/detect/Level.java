package org.countersign.watch.detect;

/** What follows from the evidence against a carrier. */
public enum Level {
    NORMAL,
    WARNED,
    HELD
}
