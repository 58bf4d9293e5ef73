package org.countersign.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a provider's words is kept. */
class RawTextTest {
    @ParameterizedTest
    @CsvSource({
        "NACK/0x0000000b/33600000001 unknown, NACK/0x0000000b/… unknown",
        "to +33 6 00 00 00 01, to +…",
        "to +33 (0)6.00.00.00.01, to +…",
        "12345678, …",
    })
    void whatever_may_be_a_phone_number_is_left_out(String raw, String kept) {
        assertThat(RawText.kept(raw)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNDELIV", "1234567", "EC_ABSENT_SUBSCRIBER", "NACK/11/27", "0x0000000b"})
    void what_is_too_short_for_one_stays(String raw) {
        assertThat(RawText.kept(raw)).isEqualTo(raw);
    }

    @Test
    void a_number_is_left_out_before_the_rest_is_cut() {
        assertThat(RawText.kept("x".repeat(95) + "33600000001")).isEqualTo("x".repeat(95) + RawText.LEFT_OUT);
        assertThat(RawText.kept("x".repeat(101))).hasSize(Heard.LONGEST_RAW);
    }
}
