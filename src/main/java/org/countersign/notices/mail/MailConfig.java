package org.countersign.notices.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** Settings of e-mail. */
@ConfigMapping(prefix = "countersign.mail")
public interface MailConfig {
    /** The server that takes letters (SMTP). Without it nothing is mailed. */
    Optional<String> host();

    /** Who writes, as people read it: {@code Countersign <countersign@platform.example>}. */
    Optional<String> from();

    /** Where people reach this installation, such as {@code https://countersign.platform.example}; for what they press. */
    Optional<URI> url();

    /** In which zone letters to carriers tell times. */
    @WithDefault("${countersign.ui.zone:Europe/Paris}")
    ZoneId zone();

    /** From when to when letters wait, such as {@code 20:00-07:00}, in that zone; never those about incidents. */
    Optional<QuietHours> quietHours();

    /** How often each node looks for what is due, beside being woken by new facts. */
    @WithDefault("2s")
    Duration every();

    /** How many letters a node sends at once. */
    @WithDefault("4")
    int atOnce();

    /** How long the server may take for one letter. */
    @WithDefault("60s")
    Duration timeout();

    /** How long to wait after the first failure; three times as long after each further one. */
    @WithDefault("30s")
    Duration firstWait();

    /** No wait between two attempts is longer. */
    @WithDefault("15m")
    Duration longestWait();

    /** A letter that was not taken in this time becomes a dead letter. */
    @WithDefault("3d")
    Duration giveUpAfter();
}
