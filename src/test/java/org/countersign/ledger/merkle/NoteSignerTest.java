package org.countersign.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.Test;

class NoteSignerTest {

    @Test
    void two_halves_of_different_pairs_cannot_sign() throws Exception {
        KeyPair one = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair another = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NoteSigner("name", new KeyPair(one.getPublic(), another.getPrivate())))
                .withMessageContaining("not a pair");
    }

    @Test
    void a_pair_of_another_algorithm_cannot_sign() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed448").generateKeyPair();

        assertThatIllegalArgumentException().isThrownBy(() -> new NoteSigner("name", keys));
    }

    @Test
    void its_key_is_the_public_half() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

        assertThat(new NoteSigner("name", keys).key()).isEqualTo(NoteKey.of("name", keys.getPublic()));
    }
}
