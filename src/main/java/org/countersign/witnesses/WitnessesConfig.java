package org.countersign.witnesses;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the witnesses that are to cosign this ledger. */
@ConfigMapping(prefix = "countersign.witnesses")
public interface WitnessesConfig {
    /**
     * A file with the witness policy in the form of C2SP tlog-policy: lines {@code witness <name> <vkey> <url>}, groups, and the
     * quorum. Every node has the same. Without it nobody is asked to cosign.
     */
    Optional<Path> policy();

    /** How often the ledger is looked at, and cosigned if it has grown. */
    @WithDefault("10s")
    Duration every();

    /** A ledger that does not grow is cosigned again after this time, so that its cosignatures show that it still stands. */
    @WithDefault("5m")
    Duration idle();

    /** A witness that did not cosign is asked again after this time. */
    @WithDefault("30s")
    Duration retry();

    /** A witness whose newest cosignature is older is late. Longer than {@link #idle}. */
    @WithDefault("15m")
    Duration lateAfter();

    /** How long a witness may take to be reached, and again to answer. */
    @WithDefault("5s")
    Duration timeout();

    /** Whether witnesses may have addresses without TLS. For witnesses in the same network, and for tests. */
    @WithDefault("false")
    boolean plainHttp();
}
