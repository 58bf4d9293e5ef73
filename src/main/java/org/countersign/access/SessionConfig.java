package org.countersign.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the sessions of those who signed in on a page. */
@ConfigMapping(prefix = "countersign.session")
interface SessionConfig {
    /** A session unused for so long has ended. */
    @WithDefault("30M")
    Duration idle();

    /** No session lasts longer, however much it is used. */
    @WithDefault("12H")
    Duration longest();

    /**
     * Whether the cookie is marked {@code Secure} even where this node itself speaks plain HTTP, because a proxy before it
     * speaks TLS.
     */
    @WithDefault("false")
    boolean alwaysSecure();
}
