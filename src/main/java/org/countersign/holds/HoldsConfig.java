package org.countersign.holds;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of holds and overrides. */
@ConfigMapping(prefix = "countersign.holds")
public interface HoldsConfig {
    /** How far ahead an override may end at most. */
    @WithDefault("P7D")
    Duration longestOverride();
}
