package org.countersign.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyPairGenerator;
import java.security.PublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                PublishedNotes.PETER_VKEY,
                PublishedNotes.ENOCH_VKEY,
                PublishedNotes.C2SP_VKEY,
                PublishedNotes.GO_CHECKSUM_DATABASE_VKEY
            })
    void published_keys_are_read_and_written_back(String vkey) {
        assertThat(NoteKey.parse(vkey).vkey()).isEqualTo(vkey);
    }

    @Test
    void a_key_has_its_name_and_id() {
        NoteKey key = NoteKey.parse(PublishedNotes.PETER_VKEY);

        assertThat(key.name()).isEqualTo("PeterNeumann");
        assertThat(key.id()).isEqualTo(0xc74f20a3);
    }

    @Test
    void a_new_key_is_read_back_equal() throws Exception {
        NoteKey key = NoteKey.of("countersign.example/ledger", ed25519());

        assertThat(NoteKey.parse(key.vkey())).isEqualTo(key).hasSameHashCodeAs(key);
        assertThat(NoteKey.of("another.example", key.publicKey())).isNotEqualTo(key);
        assertThat(NoteKey.of(key.name(), ed25519())).isNotEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PeterNeumann",
                "PeterNeumann+c74f20a3",
                "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", // no name
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", // another id
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", // id in capitals
                "PeterNeumann+0c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", // id with a zero more
                "PeterNeumann++ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", // no id
                "PeterNeumann+c74f20a3+", // no key
                "PeterNeumann+c74f20a3+AA==", // another kind
                "PeterNeumann+c74f20a3+AQ==", // a kind without key
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10Q=", // 31 bytes
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n",
                " PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2", // a witness's kind
            })
    void anything_else_is_no_verifier_key(String vkey) {
        assertThatIllegalArgumentException().isThrownBy(() -> NoteKey.parse(vkey));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a+b",
                "a\tb",
                "a\nb",
                "a\rb",
                "a\u0085b",
                "a\u00a0b",
                "a\u2003b",
                "a\u3000b",
                "a\ud800"
            })
    void a_name_may_stand_in_a_signature_line(String name) throws Exception {
        PublicKey key = ed25519();

        assertThatIllegalArgumentException().isThrownBy(() -> NoteKey.of(name, key));
    }

    @Test
    void a_name_has_a_bounded_length_in_bytes() throws Exception {
        PublicKey key = ed25519();
        String longest = "a".repeat(NoteKey.MAX_NAME_BYTES - 2) + "é";

        assertThat(NoteKey.of(longest, key).name()).isEqualTo(longest);
        assertThatIllegalArgumentException().isThrownBy(() -> NoteKey.of("a" + longest, key));
    }

    @Test
    void a_key_of_another_algorithm_is_refused() throws Exception {
        for (String algorithm : new String[] {"Ed448", "X25519", "EC", "RSA"}) {
            PublicKey key =
                    KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPublic();

            assertThatIllegalArgumentException().isThrownBy(() -> NoteKey.of("name", key));
        }
    }

    private static PublicKey ed25519() throws Exception {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
    }
}
