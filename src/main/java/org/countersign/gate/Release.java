package org.countersign.gate;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One version of a platform as deployed: its version and, where stated, the fingerprint of what was deployed. */
public record Release(String version, @Nullable String fingerprint) {

    public Release {
        Objects.requireNonNull(version);
    }

    /** Whether both may be the same release: fingerprints are compared only where both sides state one. */
    public boolean matches(Release other) {
        return version.equals(other.version)
                && (fingerprint == null || other.fingerprint == null || fingerprint.equals(other.fingerprint));
    }

    /** This release without its fingerprint. */
    Release anyFingerprint() {
        return fingerprint == null ? this : new Release(version, null);
    }
}
