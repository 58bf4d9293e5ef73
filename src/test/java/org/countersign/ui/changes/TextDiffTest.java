package org.countersign.ui.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.countersign.ui.changes.TextDiff.Piece;
import org.junit.jupiter.api.Test;

class TextDiffTest {
    @Test
    void equal_texts_are_the_same() {
        assertThat(TextDiff.of("a b", "a b").isSame()).isTrue();
        assertThat(TextDiff.of("", "").isSame()).isTrue();
        assertThat(TextDiff.of("", "a").isSame()).isFalse();
    }

    @Test
    void only_the_words_that_differ_are_marked() {
        TextDiff diff = TextDiff.of("from 8:00 to 10:00 on Monday", "from 9:00 to 10:00 on a Monday");
        assertThat(marked(diff.before())).isEqualTo("from [8:00] to 10:00 on Monday");
        assertThat(marked(diff.after())).isEqualTo("from [9:00] to 10:00 on[ a] Monday");
    }

    @Test
    void nothing_of_either_text_is_lost() {
        String before = "one\ntwo  three\n\nfour five one";
        String after = " three one\nfour six two ";
        TextDiff diff = TextDiff.of(before, after);
        assertThat(whole(diff.before())).isEqualTo(before);
        assertThat(whole(diff.after())).isEqualTo(after);
    }

    @Test
    void what_is_too_long_to_be_compared_differs_between_the_common_ends() {
        String middle = "x y ".repeat(600);
        String other = "z u ".repeat(600);
        TextDiff diff = TextDiff.of("begin " + middle + "end", "begin " + other + "end");
        assertThat(diff.before()).hasSize(3);
        assertThat(diff.before().get(1)).isEqualTo(new Piece(middle.strip(), true));
        assertThat(diff.after().get(2)).isEqualTo(new Piece(" end", false));
    }

    private static String marked(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.differs() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }

    private static String whole(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
