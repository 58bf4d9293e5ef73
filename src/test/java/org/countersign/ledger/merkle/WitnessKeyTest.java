package org.countersign.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessKeyTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final SignedNote NOTE =
            new Checkpoint("example.org/log", 7, Hash.leaf(new byte[] {7})).sign(PublishedNotes.peter());
    private static final Checkpoint CHECKPOINT = Checkpoint.parse(NOTE.text());

    private final Cosigner witness = witness("witness.example.org");

    @Test
    void a_published_cosignature_verifies_and_tells_its_time() {
        WitnessKey key = WitnessKey.parse(PublishedCosignatures.WITNESS_VKEY);

        assertThat(key.cosigned(SignedNote.parse(PublishedCosignatures.CHECKPOINT)))
                .contains(PublishedCosignatures.COSIGNED_AT);
    }

    @Test
    void a_published_checkpoint_that_was_altered_is_not_cosigned() {
        WitnessKey key = WitnessKey.parse(PublishedCosignatures.WITNESS_VKEY);
        String altered = PublishedCosignatures.CHECKPOINT.replace("1432088532", "1432088533");

        assertThat(key.cosigned(SignedNote.parse(altered))).isEmpty();
    }

    @Test
    void a_published_key_is_read_and_written_back() {
        assertThat(WitnessKey.parse(PublishedCosignatures.WITNESS_VKEY).vkey())
                .isEqualTo(PublishedCosignatures.WITNESS_VKEY);
        assertThat(WitnessKey.parse(PublishedCosignatures.WITNESS_VKEY).name()).isEqualTo("remora.n621.de");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                PublishedNotes.PETER_VKEY, // signs notes, does not cosign
                "remora.n621.de+da77ade8+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
                "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw=",
            })
    void anything_else_is_no_witness_key(String vkey) {
        assertThatIllegalArgumentException().isThrownBy(() -> WitnessKey.parse(vkey));
    }

    @Test
    void what_a_witness_cosigns_verifies_with_its_key_and_time() {
        SignedNote cosigned = NOTE.with(List.of(witness.cosign(CHECKPOINT, NOON)));

        assertThat(witness.key().cosigned(cosigned)).contains(NOON);
        assertThat(witness.key().cosigned(SignedNote.parse(cosigned.encode()))).contains(NOON);
        assertThat(cosigned.isSignedBy(PublishedNotes.peter().key())).isTrue();
    }

    @Test
    void of_two_cosignatures_the_later_counts() {
        SignedNote cosigned = NOTE.with(List.of(
                witness.cosign(CHECKPOINT, NOON),
                witness.cosign(CHECKPOINT, NOON.plusSeconds(60)),
                witness.cosign(CHECKPOINT, NOON.minusSeconds(60))));

        assertThat(witness.key().cosigned(cosigned)).contains(NOON.plusSeconds(60));
    }

    @Test
    void a_note_without_the_witness_is_not_cosigned() {
        Cosigner other = witness("other.example.org");

        assertThat(witness.key().cosigned(NOTE)).isEmpty();
        assertThat(witness.key().cosigned(NOTE.with(List.of(other.cosign(CHECKPOINT, NOON)))))
                .isEmpty();
    }

    @Test
    void a_cosignature_of_another_text_time_or_length_is_none() {
        NoteSignature good = witness.cosign(CHECKPOINT, NOON);
        SignedNote other = new Checkpoint("example.org/log", 8, Hash.EMPTY_ROOT).sign(PublishedNotes.peter());

        assertThat(witness.key().cosigned(other.with(List.of(good)))).isEmpty();
        byte[] bytes = good.bytes();
        for (int i = 0; i < bytes.length; i++) {
            byte[] flipped = bytes.clone();
            flipped[i] ^= 1;
            assertThat(witness.key().cosigned(NOTE.with(List.of(signature(flipped)))))
                    .as("byte %d", i)
                    .isEmpty();
        }
        assertThat(witness.key().cosigned(NOTE.with(List.of(signature(new byte[] {1})))))
                .isEmpty();
        byte[] longer = ByteBuffer.allocate(bytes.length + 1).put(bytes).array();
        assertThat(witness.key().cosigned(NOTE.with(List.of(signature(longer)))))
                .isEmpty();
    }

    @Test
    void one_bad_line_of_the_key_spoils_the_good_one() {
        byte[] bad = witness.cosign(CHECKPOINT, NOON).bytes();
        bad[20] ^= 1;

        assertThat(witness.key().cosigned(NOTE.with(List.of(witness.cosign(CHECKPOINT, NOON), signature(bad)))))
                .isEmpty();
    }

    @Test
    void a_signature_of_the_plain_text_is_no_cosignature() {
        KeyPair keys = keys();
        Cosigner cosigner = new Cosigner("example.org/log", keys);
        NoteSigner signer = new NoteSigner("example.org/log", keys);

        assertThat(cosigner.key().cosigned(CHECKPOINT.sign(signer))).isEmpty();
        assertThat(CHECKPOINT
                        .sign(PublishedNotes.peter())
                        .with(List.of(cosigner.cosign(CHECKPOINT, NOON)))
                        .isSignedBy(signer.key()))
                .isFalse();
    }

    @Test
    void a_time_before_1970_is_none() {
        byte[] bytes = witness.cosign(CHECKPOINT, Instant.ofEpochSecond(-5)).bytes();

        assertThat(witness.key().cosigned(NOTE.with(List.of(signature(bytes))))).isEmpty();
    }

    @Test
    void keys_that_are_no_pair_cosign_nothing() {
        KeyPair mixed = new KeyPair(keys().getPublic(), keys().getPrivate());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cosigner("witness.example.org", mixed))
                .withMessageContaining("not a pair");
    }

    private NoteSignature signature(byte[] bytes) {
        return new NoteSignature(witness.key().name(), witness.key().id(), bytes);
    }

    static Cosigner witness(String name) {
        return new Cosigner(name, keys());
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
