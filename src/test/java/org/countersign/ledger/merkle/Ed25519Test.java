package org.countersign.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Ed25519Test {

    /** RFC 8032, section 7.1, test 2. */
    private static final byte[] PUBLIC_KEY =
            HexFormat.of().parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

    private static final byte[] MESSAGE = {0x72};
    private static final byte[] SIGNATURE = HexFormat.of()
            .parseHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                    + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

    @Test
    void verifies_the_published_signature() {
        assertThat(Ed25519.verify(Ed25519.publicKey(PUBLIC_KEY), MESSAGE, SIGNATURE))
                .isTrue();
    }

    @Test
    void refuses_a_signature_with_any_bit_flipped() {
        for (int bit = 0; bit < Ed25519.SIGNATURE_BYTES * Byte.SIZE; bit++) {
            byte[] flipped = SIGNATURE.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);

            assertThat(Ed25519.verify(Ed25519.publicKey(PUBLIC_KEY), MESSAGE, flipped))
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    @Test
    void bytes_that_are_no_signature_are_a_no() {
        assertThat(Ed25519.verify(Ed25519.publicKey(PUBLIC_KEY), MESSAGE, new byte[0]))
                .isFalse();
        assertThat(Ed25519.verify(Ed25519.publicKey(PUBLIC_KEY), MESSAGE, Arrays.copyOf(SIGNATURE, 65)))
                .isFalse();
        byte[] ones = new byte[Ed25519.SIGNATURE_BYTES];
        Arrays.fill(ones, (byte) -1);
        assertThat(Ed25519.verify(Ed25519.publicKey(PUBLIC_KEY), MESSAGE, ones)).isFalse();
    }

    @Test
    void another_message_is_a_no() {
        assertThat(Ed25519.verify(Ed25519.publicKey(PUBLIC_KEY), new byte[] {0x73}, SIGNATURE))
                .isFalse();
    }

    @Test
    void public_keys_survive_their_raw_form() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] raw = Ed25519.raw(keys.getPublic());

        assertThat(raw).hasSize(Ed25519.PUBLIC_KEY_BYTES);
        assertThat(Ed25519.raw(Ed25519.publicKey(raw))).isEqualTo(raw);
        assertThat(Ed25519.verify(Ed25519.publicKey(raw), MESSAGE, Ed25519.sign(keys.getPrivate(), MESSAGE)))
                .isTrue();
    }

    @Test
    void bytes_off_the_curve_are_no_public_key() {
        byte[] offTheCurve = new byte[Ed25519.PUBLIC_KEY_BYTES];
        offTheCurve[0] = 2;

        assertThatIllegalArgumentException().isThrownBy(() -> Ed25519.publicKey(offTheCurve));
        assertThatIllegalArgumentException().isThrownBy(() -> Ed25519.publicKey(new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> Ed25519.publicKey(new byte[33]));
    }

    @Test
    void signs_with_no_key_of_another_algorithm() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();

        assertThatIllegalArgumentException().isThrownBy(() -> Ed25519.sign(keys.getPrivate(), MESSAGE));
        assertThatIllegalArgumentException().isThrownBy(() -> Ed25519.verify(keys.getPublic(), MESSAGE, SIGNATURE));
    }
}
