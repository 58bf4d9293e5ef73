package org.countersign.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.countersign.ledger.Keys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How webhooks' secrets lie in the database. */
class SealedSecretsTest {
    private static final String WEBHOOK = "w-1";

    @TempDir
    Path directory;

    @Test
    void what_was_sealed_is_opened_again_also_after_a_restart() {
        Secret secret = Secret.random();
        String text = new SealedSecrets(Keys.in(directory)).seal(WEBHOOK, secret);

        Secret opened = new SealedSecrets(Keys.in(directory)).open(WEBHOOK, text);

        assertThat(opened.clear()).isEqualTo(secret.clear());
    }

    @Test
    void the_same_secret_never_looks_the_same() {
        SealedSecrets secrets = new SealedSecrets(Keys.in(directory));
        Secret secret = Secret.random();

        assertThat(secrets.seal(WEBHOOK, secret)).isNotEqualTo(secrets.seal(WEBHOOK, secret));
    }

    @Test
    void a_secret_that_was_moved_to_another_webhook_is_not_opened() {
        SealedSecrets secrets = new SealedSecrets(Keys.in(directory));
        String text = secrets.seal(WEBHOOK, Secret.random());

        assertThatThrownBy(() -> secrets.open("w-2", text)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void another_installations_key_opens_nothing(@TempDir Path elsewhere) {
        String text = new SealedSecrets(Keys.in(directory)).seal(WEBHOOK, Secret.random());

        assertThatThrownBy(() -> new SealedSecrets(Keys.in(elsewhere)).open(WEBHOOK, text))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("webhooks.key");
    }

    @Test
    void a_secret_does_not_tell_itself() {
        Secret secret = Secret.random();

        assertThat(secret.toString()).isEqualTo("whsec_…");
    }
}
