package org.countersign.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the ledger. */
@ConfigMapping(prefix = "countersign.ledger")
public interface LedgerConfig {
    /**
     * The log's name in checkpoints and in its verifier key, by convention an address without scheme such as
     * {@code countersign.example.org/log}. Written into the ledger's first entry and for ever the same; without it a name is
     * made from the ledger's key.
     */
    Optional<String> origin();

    /** How long a question may wait for the knowledge that the node is up to date, before it is refused. */
    @WithDefault("320ms")
    Duration freshnessDeadline();

    /** After this time a read of the ledger's size is taken to hang, and is tried anew on another connection. */
    @WithDefault("200ms")
    Duration readPatience();

    /** A node that starts gives up when its first read of the ledger has not come after this time. */
    @WithDefault("30s")
    Duration startPatience();

    /** After this time a connection that loads new entries is taken to hang. At least a second. */
    @WithDefault("2s")
    Duration loadPatience();

    /** When nobody asks, the ledger is looked at this often, so that pages move and health is known. */
    @WithDefault("1s")
    Duration poll();

    /** While a question or a sign-in waits for the database, it is looked this often whether the database still answers. */
    @WithDefault("50ms")
    Duration heartbeat();

    /**
     * False for a program that looks at the ledger and ends: nothing follows it then, nothing can be asked of it, and nothing
     * is made or put on record at its start.
     */
    @WithDefault("true")
    boolean follow();

    /** Entries that are read and applied at a time. */
    @WithDefault("1000")
    int chunk();
}
