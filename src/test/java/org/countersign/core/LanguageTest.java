package org.countersign.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | FR",
                "FR-ca | FR",
                "en-GB,en;q=0.9 | EN",
                "fr;q=0.4, en;q=0.5 | EN",
                "de, fr;q=0.8, en;q=0.7 | FR",
                "en;q=0, fr;q=0.1 | FR",
                "fr,en | FR",
            })
    void the_language_liked_best_among_those_spoken_is_chosen(String header, Language language) {
        assertThat(Language.preferred(header)).isEqualTo(language);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"de", "frx", "*", ",", "fr;q=high", "  ", "f", ";q=1"})
    void it_is_English_when_none_is_named(String header) {
        assertThat(Language.preferred(header)).isEqualTo(Language.EN);
    }
}
