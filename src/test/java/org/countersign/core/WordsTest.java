package org.countersign.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Instant NINE = Instant.parse("2013-09-10T07:00:00Z");

    private enum Weather {
        LIGHT_RAIN
    }

    @Test
    void values_stand_in_their_places_with_apostrophes_and_braces_left_alone() {
        Words words = Words.of("'{1}' isn't {0} {x} {9} {", "a", "{0}");
        assertThat(words.in(Language.EN)).isEqualTo("'{0}' isn't a {x} {9} {");
    }

    @Test
    void a_translation_is_found_by_its_English() {
        Words words = Words.of("You may ask only for the client '{0}'.", "pole-emploi");
        assertThat(words.in(Language.FR))
                .isEqualTo("Vous ne pouvez poser la question que pour le client «\u00a0pole-emploi\u00a0».");
        assertThat(words).hasToString("You may ask only for the client 'pole-emploi'.");
    }

    @Test
    void words_within_words_are_translated_too() {
        Words words = Words.of("There is no {0} '{1}'.", Words.of("carrier"), "carrier");
        assertThat(words.in(Language.FR)).isEqualTo("Introuvable\u00a0: opérateur «\u00a0carrier\u00a0».");
    }

    @Test
    void without_a_translation_the_English_is_told() {
        assertThat(Words.of("Sunny {0}", Weather.LIGHT_RAIN).in(Language.FR)).isEqualTo("Sunny light-rain");
    }

    @Test
    void times_are_RFC_3339_unless_the_reader_wants_them_otherwise() {
        Words words = Words.of("The override ended at {0}.", NINE);
        assertThat(words.in(Language.EN)).isEqualTo("The override ended at 2013-09-10T07:00:00Z.");
        assertThat(words.in(Language.EN, time -> "nine o'clock")).isEqualTo("The override ended at nine o'clock.");
    }

    @Test
    void spans_of_time_are_told_in_the_largest_unit_that_they_are_whole_in() {
        Words week = Words.of("must lie at most {0} ahead", Duration.ofDays(7));
        assertThat(week).hasToString("must lie at most 7 days ahead");
        assertThat(week.in(Language.FR)).isEqualTo("doit être au plus tard dans 7 jours");
        assertThat(Words.of("must lie at most {0} ahead", Duration.ofHours(24)))
                .hasToString("must lie at most 24 h ahead");
        assertThat(Words.of("must lie at most {0} ahead", Duration.ofMinutes(90)))
                .hasToString("must lie at most 90 min ahead");
    }

    @Test
    void several_values_are_listed() {
        assertThat(Words.of("must be one of {0}", List.of("a", "b"))).hasToString("must be one of a, b");
    }

    @Test
    void a_problem_is_told_whole_in_one_language() {
        Problem.Text text = Problem.badRequest("/code", "cannot be changed").in(Language.FR);
        assertThat(text)
                .isEqualTo(new Problem.Text(
                        "Requête incorrecte",
                        "/code\u00a0: ne peut pas être modifié",
                        List.of(new Problem.Text.Fault("/code", "ne peut pas être modifié"))));
    }
}
