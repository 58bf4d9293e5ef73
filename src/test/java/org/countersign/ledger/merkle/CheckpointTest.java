package org.countersign.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    /** The example of C2SP's tlog-checkpoint. */
    private static final String EXAMPLE = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
            """;

    private static final Hash ROOT = Hash.ofBase64("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");

    @Test
    void the_published_example_is_read_and_written_back() {
        Checkpoint checkpoint = Checkpoint.parse(EXAMPLE);

        assertThat(checkpoint).isEqualTo(new Checkpoint("example.com/behind-the-sofa", 20852163, ROOT));
        assertThat(checkpoint.text()).isEqualTo(EXAMPLE);
    }

    @Test
    void the_published_examples_note_is_read() {
        SignedNote note = SignedNote.parse(EXAMPLE
                + "\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo"
                + "+zyWE+xeMcTOAYQ8=\n");

        assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(20852163);
    }

    @Test
    void the_empty_log_has_a_checkpoint() {
        Checkpoint checkpoint = new Checkpoint("log.example", 0, Hash.EMPTY_ROOT);

        assertThat(checkpoint.text()).isEqualTo("log.example\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
    }

    @Test
    void extension_lines_are_kept() {
        Checkpoint checkpoint = Checkpoint.parse(EXAMPLE + "one\ntwo, with spaces\n");

        assertThat(checkpoint.extensions()).containsExactly("one", "two, with spaces");
        assertThat(checkpoint.text()).isEqualTo(EXAMPLE + "one\ntwo, with spaces\n");
    }

    @Test
    void a_signed_checkpoint_opens_with_its_key_only() {
        Checkpoint checkpoint = new Checkpoint("PeterNeumann", 8, ROOT);
        SignedNote note =
                SignedNote.parse(checkpoint.sign(PublishedNotes.peter()).encode());

        assertThat(Checkpoint.open(note, NoteKey.parse(PublishedNotes.PETER_VKEY)))
                .isEqualTo(checkpoint);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.open(note, NoteKey.parse(PublishedNotes.ENOCH_VKEY)))
                .withMessageContaining("EnochRoot");
    }

    @Test
    void a_signed_note_that_is_no_checkpoint_does_not_open() {
        SignedNote note = SignedNote.sign("hello\n", PublishedNotes.peter());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.open(note, NoteKey.parse(PublishedNotes.PETER_VKEY)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9, 10, Long.MAX_VALUE})
    void any_size_is_read_back(long size) {
        assertThat(Checkpoint.parse(new Checkpoint("log.example", size, ROOT).text())
                        .size())
                .isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "+1",
                "00",
                "01",
                "1.0",
                "1e3",
                " 1",
                "1 ",
                "0x1",
                "١",
                "9223372036854775808",
                "18446744073709551615"
            })
    void a_size_is_written_in_one_way_only(String size) {
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse(EXAMPLE.replace("20852163", size)));
    }

    static Stream<String> malformed() {
        return Stream.of(
                "",
                "\n",
                "\n\n\n",
                "log.example\n",
                "log.example\n1\n",
                EXAMPLE.substring(0, EXAMPLE.length() - 1), // no last newline
                EXAMPLE + "\n", // an empty extension
                EXAMPLE + "one\n\ntwo\n",
                "\n" + EXAMPLE,
                EXAMPLE.replace("\n", "\r\n"),
                EXAMPLE.replace("example.com/behind-the-sofa", ""),
                EXAMPLE.replace("example.com/behind-the-sofa", "tab\tbed"),
                EXAMPLE.replace("q2I=", "q2I"),
                EXAMPLE.replace("q2I=", "q2J="),
                EXAMPLE.replace("q2I=", "q2I= "),
                EXAMPLE.replace("q2I=", "q2IA"),
                EXAMPLE.replace("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=", "CsUY"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void anything_that_is_not_a_checkpoint_to_the_last_character_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse(text));
    }

    @Test
    void nothing_is_written_that_could_not_be_read() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint("log.example", -1, ROOT));
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint("", 1, ROOT));
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint("two\nlines", 1, ROOT));
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint("log.example", 1, ROOT, List.of("")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint("log.example", 1, ROOT, List.of("a\nb")));
    }
}
