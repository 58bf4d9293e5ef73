package org.countersign.changes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {

    @ParameterizedTest
    @CsvSource({
        "Désanonymisation, desanonymisation",
        "PÔLE, pole",
        "cœur, coeur",
        "Straße, strasse",
        "ﬁn, fin",
        "２０１３, 2013",
        "smørrebrød, smorrebrod"
    })
    void accents_ligatures_and_capitals_do_not_matter(String text, String word) {
        assertThat(SearchWords.of(text)).containsExactly(word);
    }

    @Test
    void words_are_letters_and_digits_each_once_in_the_order_of_the_text() {
        assertThat(SearchWords.of("L'envoi n° 2, d'envoi-2 !")).containsExactly("l", "envoi", "n", "2", "d");
    }

    @Test
    void nothing_but_signs_holds_no_word() {
        assertThat(SearchWords.of(" -- !? 😀")).isEmpty();
    }

    @Test
    void of_what_is_typed_the_first_words_count() {
        assertThat(SearchWords.typed("a b c d e f g h i j k l")).containsExactly("a b c d e f g h i j".split(" "));
        assertThat(SearchWords.typed("?")).isEmpty();
        assertThat(SearchWords.typed(null)).isEmpty();
    }

    @Test
    void a_long_word_is_cut_but_never_through_a_character() {
        assertThat(SearchWords.of("x".repeat(50))).containsExactly("x".repeat(40));
        assertThat(SearchWords.of("x".repeat(39) + "𐐨y")).containsExactly("x".repeat(39));
    }
}
