package org.countersign.ui.home;

/** What must be there before the first campaign can be decided upon, in the order in which one makes it. */
public enum FirstStep {
    CARRIER("/registry/carriers/new"),
    PLATFORM("/registry/platforms/new"),
    /** On the page of a platform. */
    INTERCONNECT("/registry/platforms"),
    CLIENT("/registry/clients/new"),
    CONTRACT("/registry/contracts/new"),
    CHANGE("/changes/new");

    private final String path;

    FirstStep(String path) {
        this.path = path;
    }

    /** Where it is done. */
    public String path() {
        return path;
    }
}
