package org.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.countersign.core.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewerTest {
    private static Viewer speaking(Language language) {
        return new Viewer("Zoé", Set.of(), null, null, language, ZoneOffset.UTC, Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "412, 412",
        "9999, '9,999'",
        "10000, 10⁴",
        "320000000, 3.2 × 10⁸",
        "100000000, 10⁸",
        "99600000, 10⁸",
        "99400000, 9.9 × 10⁷",
        "10000000000000, 10¹³"
    })
    void a_large_number_is_told_by_its_power_of_ten(double number, String told) {
        assertThat(speaking(Language.EN).magnitude(number)).isEqualTo(told.replace(' ', '\u00a0'));
    }

    @Test
    void shares_and_factors_are_written_as_the_language_does() {
        assertThat(speaking(Language.EN).percent(0.0425)).isEqualTo("4.25%");
        assertThat(speaking(Language.FR).percent(0.0425)).matches("4,25[\u00a0\u202f]%");
        assertThat(speaking(Language.EN).percent(1)).isEqualTo("100%");
        assertThat(speaking(Language.FR).magnitude(3.2e8)).isEqualTo("3,2\u00a0×\u00a010⁸");
    }
}
