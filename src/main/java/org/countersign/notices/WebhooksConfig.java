package org.countersign.notices;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of webhooks. */
@ConfigMapping(prefix = "countersign.webhooks")
public interface WebhooksConfig {
    /** How often each node looks for what is due, beside being woken by new facts. */
    @WithDefault("1s")
    Duration every();

    /** How long a receiver may take to be reached. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** How long an attempt may take in all, from the look-up of the name to the end of the answer. */
    @WithDefault("15s")
    Duration timeout();

    /** How long to wait after the first failure; three times as long after each further one. */
    @WithDefault("5s")
    Duration firstWait();

    /** No wait between two attempts is longer. */
    @WithDefault("6h")
    Duration longestWait();

    /** A receiver that fails again and again is asked this often whether it is back, whatever waits for it. */
    @WithDefault("60s")
    Duration longestRest();

    /** A notice that was not delivered in this time becomes a dead letter. */
    @WithDefault("3d")
    Duration giveUpAfter();

    /** How long the secret before a rotation goes on signing beside the new one. */
    @WithDefault("24h")
    Duration overlap();

    /** How long notices and their deliveries are kept once they have ended. */
    @WithDefault("30d")
    Duration keep();

    /** Where people reach this installation; for the links in chats, which have none where it is not set. */
    @WithDefault("${countersign.mail.url:}")
    Optional<URI> url();

    /** Whether receivers may have addresses without TLS. */
    @WithDefault("false")
    boolean plainHttp();

    /**
     * Networks that receivers may be in although they are not public, such as {@code 10.20.0.0/16}; several with commas
     * between. None unless given. Whoever may register webhooks can make every host in them receive requests.
     */
    Optional<List<String>> privateNetworks();
}
