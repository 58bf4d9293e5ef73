package org.countersign.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Optional;
import org.countersign.ledger.merkle.Ed25519;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenesisTest {
    private KeyPair key;
    private KeyPair otherKey;
    private LedgerCreated created;

    @BeforeEach
    void aLedgerAndTwoKeys(@TempDir Path one, @TempDir Path other) {
        key = Keys.in(one).ed25519(Keys.LEDGER);
        otherKey = Keys.in(other).ed25519(Keys.LEDGER);
        created =
                new LedgerCreated("example.org/log", Base64.getEncoder().encodeToString(Ed25519.raw(key.getPublic())));
    }

    @Test
    void the_key_that_the_first_entry_names_signs_under_its_origin() {
        assertThat(Genesis.signer(created, key, Optional.empty()).key().name()).isEqualTo("example.org/log");
    }

    @Test
    void another_key_is_refused_naming_both() {
        assertThatThrownBy(() -> Genesis.signer(created, otherKey, Optional.empty()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(created.publicKey())
                .hasMessageContaining(Base64.getEncoder().encodeToString(Ed25519.raw(otherKey.getPublic())));
    }

    @Test
    void another_origin_is_refused_naming_both() {
        assertThatThrownBy(() -> Genesis.signer(created, key, Optional.of("example.org/other")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("example.org/log")
                .hasMessageContaining("example.org/other");
    }
}
