package org.countersign.ui.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.countersign.ui.calendar.Span.View;
import org.junit.jupiter.api.Test;

class SpanTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate WEDNESDAY = LocalDate.parse("2013-09-11");

    private final Span week = Span.holding(WEDNESDAY, View.WEEK, PARIS);

    @Test
    void a_week_is_from_Monday_to_Sunday() {
        assertThat(week.first()).isEqualTo("2013-09-09");
        assertThat(week.days()).hasSize(7);
        assertThat(week.from()).isEqualTo("2013-09-08T22:00:00Z");
        assertThat(week.until()).isEqualTo("2013-09-15T22:00:00Z");
    }

    @Test
    void a_month_is_from_its_first_day_to_its_last() {
        Span month = Span.holding(LocalDate.parse("2012-02-29"), View.MONTH, PARIS);
        assertThat(month.first()).isEqualTo("2012-02-01");
        assertThat(month.end()).isEqualTo("2012-03-01");
        assertThat(month.length()).isEqualTo(29 * 1440);
    }

    @Test
    void an_instant_stands_where_the_viewers_clock_says() {
        assertThat(week.placeOf(Instant.parse("2013-09-10T06:30:00Z"))).isEqualTo(1440 + 8 * 60 + 30);
    }

    @Test
    void what_lies_outside_stands_at_the_ends() {
        assertThat(week.placeOf(Instant.parse("2013-01-01T00:00:00Z"))).isZero();
        assertThat(week.placeOf(Instant.parse("2014-01-01T00:00:00Z"))).isEqualTo(week.length());
    }

    @Test
    void a_day_on_which_the_clocks_change_is_as_long_as_the_others() {
        Span october = Span.holding(LocalDate.parse("2013-10-27"), View.WEEK, PARIS);
        assertThat(october.length()).isEqualTo(7 * 1440);
        assertThat(october.placeOf(Instant.parse("2013-10-27T22:59:00Z"))).isEqualTo(7 * 1440 - 1);
    }

    @Test
    void an_instant_has_a_bar_that_shows() {
        Instant launch = Instant.parse("2013-09-10T06:30:00Z");
        assertThat(week.bar(launch, launch)).isEqualTo(new Span.Bar(1950, 1951));
    }
}
