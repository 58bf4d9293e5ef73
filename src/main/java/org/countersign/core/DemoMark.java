package org.countersign.core;

import jakarta.inject.Singleton;

/**
 * Whether this registry holds the demo's scenario instead of anybody's real data; pages and answers then say so. The room
 * {@code demo} finds out at start-up.
 */
@Singleton
public class DemoMark {
    private volatile boolean set;

    public boolean isSet() {
        return set;
    }

    /** This registry is a demo, and stays one. */
    public void set() {
        set = true;
    }
}
