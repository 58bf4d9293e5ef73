package org.countersign.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of accounts and sign-in. */
@ConfigMapping(prefix = "countersign.admin")
interface AccessConfig {
    /** The password of the account {@code admin} made at first start; a random one is printed when unset. */
    Optional<String> password();

    /** Settings of sign-in. */
    @ConfigMapping(prefix = "countersign.sign-in")
    interface SignInConfig {
        /** bcrypt's cost: the work is 2 to the power of it. */
        @WithDefault("12")
        int bcryptCost();

        /** So many failures within {@link #window()} lock an account. */
        @WithDefault("10")
        int failures();

        /** In what time failures are counted, and how long a lock holds. */
        @WithDefault("15M")
        Duration window();

        /** So many passwords are checked at once, so that guessing does not take all of a node's processors. */
        @WithDefault("4")
        int atOnce();
    }
}
