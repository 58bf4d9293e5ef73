package org.countersign.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of exports. */
@ConfigMapping(prefix = "countersign.exports")
public interface ExportConfig {
    /** How many a node makes at once: each holds a thread for as long as its reader takes, but no connection. */
    @WithDefault("4")
    int atOnce();
}
