package org.countersign.ui.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A release that was reported to run, and how it came there.
 *
 * @param origin null where the reader may not know
 * @param change the newest change that introduces it
 */
public record RunningRelease(
        String version,
        @Nullable String fingerprint,
        Instant deployedAt,
        Instant reportedAt,
        @Nullable Origin origin,
        @Nullable String change) {

    /** How a release came to be running. */
    public enum Origin {
        /** It was there before any change. */
        BASELINE,
        /** A declared change introduces it. */
        DECLARED,
        /** Nobody has declared it: the gate blocks all campaigns of the platform. */
        UNDECLARED
    }

    public boolean isUndeclared() {
        return origin == Origin.UNDECLARED;
    }
}
