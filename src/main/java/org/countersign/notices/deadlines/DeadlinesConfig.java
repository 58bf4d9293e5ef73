package org.countersign.notices.deadlines;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of reminders. */
@ConfigMapping(prefix = "countersign.deadlines")
interface DeadlinesConfig {
    /** How often each node looks who is to be reminded. */
    @WithDefault("1m")
    Duration every();

    /** How long before its deadline a carrier is reminded; half of the time that it has, where that is shorter. */
    @WithDefault("24h")
    Duration remindAhead();

    /** How long after its deadline the next ones at the carrier are written to. */
    @WithDefault("4h")
    Duration escalateAfter();
}
