package org.countersign.ui.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * The days that the calendar shows at once, in the viewer's zone. On its time line all days are equally long, also those on
 * which the clocks are changed.
 *
 * @param end the day after the last
 */
public record Span(View view, LocalDate first, LocalDate end, ZoneId zone) {
    private static final int MINUTES_A_DAY = 24 * 60;

    /** How much the calendar shows at once. */
    public enum View {
        WEEK,
        MONTH
    }

    /** The week, from Monday, or the month that a day lies in. */
    static Span holding(LocalDate day, View view, ZoneId zone) {
        LocalDate first = switch (view) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
        return new Span(view, first, view == View.WEEK ? first.plusWeeks(1) : first.plusMonths(1), zone);
    }

    LocalDate dayBefore() {
        return first.minusDays(1);
    }

    Instant from() {
        return first.atStartOfDay(zone).toInstant();
    }

    Instant until() {
        return end.atStartOfDay(zone).toInstant();
    }

    List<LocalDate> days() {
        return first.datesUntil(end).toList();
    }

    /** The length of its time line. */
    int length() {
        return days().size() * MINUTES_A_DAY;
    }

    /** Where a day begins on the time line. */
    int placeOf(LocalDate day) {
        return (int) first.datesUntil(day).count() * MINUTES_A_DAY;
    }

    /** Where an instant lies on the time line; what lies before or after it is at its ends. */
    int placeOf(Instant at) {
        long minutes = Duration.between(first.atStartOfDay(), LocalDateTime.ofInstant(at, zone))
                .toMinutes();
        return (int) Math.max(0, Math.min(length(), minutes));
    }

    boolean holds(Instant at) {
        return !at.isBefore(from()) && at.isBefore(until());
    }

    /** What of a time lies in this span. */
    Bar bar(Instant start, Instant stop) {
        return new Bar(placeOf(start), placeOf(stop));
    }

    /**
     * A part of the time line, in minutes from its left end.
     *
     * @param end at least one minute later, so that something shows
     */
    public record Bar(int start, int end) {
        public Bar {
            end = Math.max(end, start + 1);
        }
    }
}
