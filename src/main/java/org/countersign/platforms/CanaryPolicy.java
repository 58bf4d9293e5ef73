package org.countersign.platforms;

/** Whether a launch over a platform needs that a few messages have shown before that a carrier delivers what it sends. */
public enum CanaryPolicy {
    NONE,
    /** At each carrier, since the release that runs was reported. */
    AFTER_RELEASE
}
