package org.countersign.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.countersign.ledger.merkle.PublishedNotes.ENOCH_LINE;
import static org.countersign.ledger.merkle.PublishedNotes.ENOCH_VKEY;
import static org.countersign.ledger.merkle.PublishedNotes.PETER_LINE;
import static org.countersign.ledger.merkle.PublishedNotes.PETER_VKEY;
import static org.countersign.ledger.merkle.PublishedNotes.TEXT;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

    private static final NoteKey PETER = NoteKey.parse(PETER_VKEY);
    private static final NoteKey ENOCH = NoteKey.parse(ENOCH_VKEY);
    private static final String STRANGER_LINE = "— stranger.example AAAAAAECAwQ=\n";

    @Test
    void the_published_notes_are_signed_by_their_keys() {
        assertThat(SignedNote.parse(TEXT + "\n" + PETER_LINE).isSignedBy(PETER)).isTrue();
        assertThat(SignedNote.parse(PublishedNotes.C2SP_NOTE).isSignedBy(NoteKey.parse(PublishedNotes.C2SP_VKEY)))
                .isTrue();
    }

    @Test
    void signing_the_published_text_gives_the_published_note() {
        assertThat(SignedNote.sign(TEXT, PublishedNotes.peter()).encode()).isEqualTo(TEXT + "\n" + PETER_LINE);
        assertThat(SignedNote.sign(TEXT, PublishedNotes.peter(), PublishedNotes.enoch())
                        .encode())
                .isEqualTo(TEXT + "\n" + PETER_LINE + ENOCH_LINE);
    }

    @Test
    void a_note_is_read_from_its_bytes_and_written_back() {
        String note = TEXT + "\n" + PETER_LINE + STRANGER_LINE;
        SignedNote parsed = SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));

        assertThat(parsed.text()).isEqualTo(TEXT);
        assertThat(parsed.signatures())
                .extracting(NoteSignature::name)
                .containsExactly("PeterNeumann", "stranger.example");
        assertThat(parsed.encode()).isEqualTo(note);
        assertThat(parsed).isEqualTo(SignedNote.parse(note));
    }

    @Test
    void another_text_is_not_signed() {
        String note = TEXT.replace("answer", "Answer") + "\n" + PETER_LINE;

        assertThat(SignedNote.parse(note).isSignedBy(PETER)).isFalse();
    }

    @Test
    void a_key_that_did_not_sign_has_not_signed() {
        assertThat(SignedNote.parse(TEXT + "\n" + PETER_LINE).isSignedBy(ENOCH)).isFalse();
    }

    @Test
    void signatures_of_unknown_keys_are_passed_over() {
        String sameNameAnotherId = "— PeterNeumann AAAAAAECAwQ=\n";
        String sameIdAnotherName = PETER_LINE.replace("PeterNeumann", "Mallory");
        String note = TEXT + "\n" + STRANGER_LINE + sameNameAnotherId + sameIdAnotherName + PETER_LINE;

        assertThat(SignedNote.parse(note).isSignedBy(PETER)).isTrue();
    }

    @Test
    void a_signature_under_another_name_is_not_the_keys_own() {
        NoteSignature good =
                SignedNote.sign(TEXT, PublishedNotes.peter()).signatures().get(0);
        NoteSignature renamed = new NoteSignature("Mallory", good.keyId(), good.bytes());
        NoteSignature forged = new NoteSignature("Mallory", good.keyId(), new byte[Ed25519.SIGNATURE_BYTES]);

        assertThat(new SignedNote(TEXT, List.of(renamed)).isSignedBy(PETER)).isFalse();
        assertThat(new SignedNote(TEXT, List.of(forged, good)).isSignedBy(PETER))
                .isTrue();
    }

    @Test
    void one_bad_signature_of_a_key_spoils_its_good_one() {
        NoteSignature good =
                SignedNote.sign(TEXT, PublishedNotes.peter()).signatures().get(0);
        NoteSignature bad = SignedNote.sign("Another text\n", PublishedNotes.peter())
                .signatures()
                .get(0);

        assertThat(new SignedNote(TEXT, List.of(good, good)).isSignedBy(PETER)).isTrue();
        assertThat(new SignedNote(TEXT, List.of(good, bad)).isSignedBy(PETER)).isFalse();
        assertThat(new SignedNote(TEXT, List.of(bad, good)).isSignedBy(PETER)).isFalse();
    }

    @Test
    void a_signature_of_the_wrong_length_is_a_no() {
        NoteSignature tooShort = new NoteSignature(PETER.name(), PETER.id(), new byte[] {1});

        assertThat(new SignedNote(TEXT, List.of(tooShort)).isSignedBy(PETER)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\n", "\n\n", "a\n\nb\n", "a\n\n", "— not a signature\n", "à la bonne heure\n", "€\uD83D\uDCE1\n"
            })
    void a_text_may_hold_empty_lines_and_any_letters(String text) {
        String note = SignedNote.sign(text, PublishedNotes.peter()).encode();
        SignedNote parsed = SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));

        assertThat(parsed.text()).isEqualTo(text);
        assertThat(parsed.isSignedBy(PETER)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no newline", "a\r\n", "a\tb\n", "a\u0000\n", "half a pair \ud83d\n"})
    void other_texts_are_not_signed(String text) {
        NoteSigner peter = PublishedNotes.peter();

        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.sign(text, peter));
    }

    @Test
    void a_note_has_a_signature() {
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.sign(TEXT));
    }

    static Stream<String> malformed() {
        String note = TEXT + "\n" + PETER_LINE;
        return Stream.of(
                "",
                "\n",
                "\n\n",
                TEXT,
                TEXT + "\n",
                TEXT + PETER_LINE, // no empty line between
                "\n" + PETER_LINE, // no text
                note.substring(0, note.length() - 1), // no last newline
                note + "\n",
                note + "text after\n",
                note.replace("\n", "\r\n"),
                note.replace(TEXT, TEXT + "\u0007\n"),
                note.replace("— ", "—"),
                note.replace("— ", "- "),
                note.replace("— ", "—  "),
                note.replace("— ", "—\u00a0"),
                note.replace("— ", " — "),
                note.replace("PeterNeumann ", "PeterNeumann  "),
                note.replace("PeterNeumann ", "Peter Neumann "),
                note.replace("PeterNeumann ", "Peter+Neumann "),
                note.replace("PeterNeumann ", "Peter\u00a0Neumann "),
                note.replace("PeterNeumann ", "PeterNeumann"),
                note.replace("PeterNeumann ", " "),
                note.replace("JnAM=\n", "JnAM= \n"),
                note.replace("JnAM=\n", "JnAM\n"), // no padding
                note.replace("JnAM=\n", "JnAN=\n"), // a stray last bit
                note.replace("JnAM=\n", "Jn*M=\n"),
                TEXT + "\n— PeterNeumann \n",
                TEXT + "\n— PeterNeumann x08g\n", // less than a key id
                TEXT + "\n— PeterNeumann x08gow==\n"); // no signature after the key id
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void anything_that_is_not_a_note_to_the_last_character_is_refused(String note) {
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse(note));
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        byte[] note = (TEXT + "\n" + PETER_LINE).getBytes(StandardCharsets.UTF_8);
        note[0] = (byte) 0xff;

        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse(note));
    }

    @Test
    void a_note_has_a_bounded_number_of_signatures() {
        String full = TEXT + "\n" + STRANGER_LINE.repeat(SignedNote.MAX_SIGNATURES);

        assertThat(SignedNote.parse(full).signatures()).hasSize(SignedNote.MAX_SIGNATURES);
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse(full + STRANGER_LINE));
    }

    @Test
    void a_note_has_a_bounded_size_in_bytes() {
        int around = ("\n\n" + STRANGER_LINE).getBytes(StandardCharsets.UTF_8).length;
        String longest = "é".repeat((SignedNote.MAX_BYTES - around) / 2) + "\n\n" + STRANGER_LINE;
        String tooLong = "éé" + longest;

        assertThat(SignedNote.parse(longest).encode()).isEqualTo(longest);
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse(tooLong));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignedNote.parse(tooLong.getBytes(StandardCharsets.UTF_8)));
    }
}
