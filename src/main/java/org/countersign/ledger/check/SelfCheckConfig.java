package org.countersign.ledger.check;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the self-check. */
@ConfigMapping(prefix = "countersign.self-check")
public interface SelfCheckConfig {
    /** How often one of the nodes checks the installation by itself; zero for never. */
    @WithDefault("24H")
    Duration every();

    /**
     * Which part of the time a scheduled check works; the rest it waits, so that others have the database.
     *
     * @return 1 to 100, in percent
     */
    @WithDefault("50")
    int share();
}
