package org.countersign.ui;

/** What must be there before the first campaign can be decided upon, in the order in which one makes it. */
public enum FirstStep {
    CARRIER,
    PLATFORM,
    INTERCONNECT,
    CLIENT,
    CONTRACT,
    CHANGE
}
