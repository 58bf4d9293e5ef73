package org.countersign.notices.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {
    @ParameterizedTest
    @CsvSource({
        "20:00-07:00, 19:59, false",
        "20:00-07:00, 20:00, true",
        "20:00-07:00, 00:00, true",
        "20:00-07:00, 06:59, true",
        "20:00-07:00, 07:00, false",
        "12:00-14:00, 12:00, true",
        "12:00-14:00, 14:00, false",
        "12:00-14:00, 00:00, false"
    })
    void they_begin_with_their_first_minute_and_end_before_their_last_also_over_midnight(
            String hours, LocalTime time, boolean quiet) {
        assertThat(QuietHours.of(hours).contains(time)).isEqualTo(quiet);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20:00", "20-07", "25:00-07:00", "20:00-07:00-08:00"})
    void what_is_no_pair_of_times_is_refused(String text) {
        assertThatThrownBy(() -> QuietHours.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void that_begin_and_end_at_once_are_always() {
        assertThat(QuietHours.of("07:00-07:00").contains(LocalTime.NOON)).isTrue();
    }
}
