package org.countersign.demo;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of the demo. */
@Singleton
class DemoConfig {
    private final boolean asked;
    private final Optional<String> password;

    /**
     * @param asked whether an empty registry is to become a demo
     * @param password of every account of the demo; without it a random one is made and printed
     */
    DemoConfig(
            @ConfigProperty(name = "countersign.demo", defaultValue = "false") boolean asked,
            @ConfigProperty(name = "countersign.demo.password") Optional<String> password) {
        this.asked = asked;
        this.password = password.filter(given -> !given.isEmpty());
    }

    boolean isAsked() {
        return asked;
    }

    Optional<String> password() {
        return password;
    }
}
