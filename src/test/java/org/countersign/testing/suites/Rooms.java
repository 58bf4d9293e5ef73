package org.countersign.testing.suites;

/** Packages by which the suites divide the tests. */
final class Rooms {
    static final String ALL = "org.countersign";
    static final String UI = ALL + ".ui";
    static final String NOTICES = ALL + ".notices";
    static final String WATCH = ALL + ".watch";

    private Rooms() {}
}
