package org.countersign.gate.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the gate. */
@ConfigMapping(prefix = "countersign.gate")
public interface GateConfig {
    /** How long an allow, and the clearance that it carries, lasts if nothing ends it earlier. At least 15 seconds, whole ones. */
    @WithDefault("15m")
    Duration lease();

    /** Of how many campaigns the newest decision is kept in memory; others cost a database read more. */
    @WithDefault("20000")
    int campaignsInMemory();

    /** How many decisions share one transaction at most. */
    @WithDefault("100")
    int decisionsPerTransaction();

    /** How many questions may wait for their decision to be recorded; more are refused. */
    @WithDefault("10000")
    int decisionsWaiting();

    /** How many replays run at once; more wait. */
    @WithDefault("2")
    int replaysAtOnce();
}
