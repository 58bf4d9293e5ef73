package org.countersign.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import org.countersign.core.Problem;
import org.countersign.ledger.LedgerConfig;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** Makes the first account, at the first start of an installation. */
@Singleton
class FirstAdmin {
    /** After the ledger has its first entry, before anybody may ask. */
    static final int START_ORDER = 3000;

    private static final Logger LOG = Logger.getLogger(FirstAdmin.class);
    private static final int RANDOM_BYTES = 18;

    private final PersonService people;
    private final AccessConfig config;
    private final LedgerConfig ledger;

    FirstAdmin(PersonService people, AccessConfig config, LedgerConfig ledger) {
        this.people = people;
        this.config = config;
        this.ledger = ledger;
    }

    void make(@Observes @Priority(START_ORDER) StartupEvent start) {
        if (!ledger.follow()) {
            return;
        }
        String set = config.password().filter(given -> !given.isEmpty()).orElse(null);
        String clear = set == null ? random() : set;
        Password password = Password.of(clear);
        boolean made;
        try {
            made = people.addFirstAdmin(password);
        } catch (Problem e) {
            if (e.status() != 409) {
                throw new IllegalStateException(e.detail(), e);
            }
            // Another node that starts at the same time was first.
            made = false;
        }
        if (made) {
            LOG.info("First start: the account 'admin' was made");
            greet(set == null ? clear + "   (told this once)" : "of COUNTERSIGN_ADMIN_PASSWORD");
            if (password.isShort()) {
                LOG.warn("COUNTERSIGN_ADMIN_PASSWORD is shorter than any other account's password may be");
            }
        }
    }

    /**
     * As plain text among the log's lines, for the person who starts it. The one place that writes a password: at this moment
     * nobody could sign in to learn it otherwise.
     */
    private static void greet(String password) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
        System.out.printf(
                "%nThis is the first start of Countersign.%n  Where     http://localhost:%d%n"
                        + "  Account   admin, with the password %s%n%n",
                port, password);
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
