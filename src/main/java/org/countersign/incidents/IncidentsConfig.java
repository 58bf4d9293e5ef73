package org.countersign.incidents;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of incidents. */
@ConfigMapping(prefix = "countersign.incidents")
public interface IncidentsConfig {
    /** Whether a hold of the watch can be lifted only after a canary of its incident has succeeded; while nobody has set that. */
    @WithDefault("false")
    boolean canaryBeforeLift();
}
