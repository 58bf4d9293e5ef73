package org.countersign.ui;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/** Settings of the pages. */
@ConfigMapping(prefix = "countersign.ui")
interface UiConfig {
    /** The time zone of those who have chosen none. */
    @WithDefault("Europe/Paris")
    ZoneId zone();
}
