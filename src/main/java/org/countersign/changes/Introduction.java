package org.countersign.changes;

import org.countersign.platforms.Release;
import org.jspecify.annotations.Nullable;

/** That a declared change, which was neither withdrawn nor rolled back, introduces a release. */
public record Introduction(
        String platform,
        String change,
        String version,
        @Nullable String fingerprint) {

    /** Whether it may be this release on this platform; fingerprints count where both state one. */
    public boolean isOf(String onPlatform, Release release) {
        return platform.equals(onPlatform) && release.agreesWith(new Release(version, fingerprint));
    }
}
