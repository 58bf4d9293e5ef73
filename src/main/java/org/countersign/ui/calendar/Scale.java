package org.countersign.ui.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.countersign.ui.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * What stands above and behind the time line.
 *
 * @param title the span in words
 * @param length of the time line, in minutes
 * @param grid a path with a line before each day but the first
 * @param now where the present is; null when it is not shown
 */
public record Scale(
        String title,
        int length,
        List<Day> days,
        String grid,
        @Nullable Integer now) {

    /**
     * A day at the head of the time line.
     *
     * @param start where it begins, in minutes
     * @param name of the day of the week, shortened
     */
    public record Day(int start, String name, int number, boolean weekend, boolean monday, boolean today) {}

    static Scale of(Span span, Viewer viewer) {
        Locale locale = viewer.locale();
        LocalDate today = LocalDate.ofInstant(viewer.now(), viewer.zone());
        DateTimeFormatter name = DateTimeFormatter.ofPattern("EEE", locale);
        List<Day> days = span.days().stream()
                .map(day -> new Day(
                        span.placeOf(day),
                        name.format(day),
                        day.getDayOfMonth(),
                        day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0,
                        day.getDayOfWeek() == DayOfWeek.MONDAY,
                        day.equals(today)))
                .toList();
        String grid =
                days.stream().skip(1).map(day -> "M" + day.start() + " 0V1").collect(Collectors.joining());
        return new Scale(
                title(span, locale),
                span.length(),
                days,
                grid,
                span.holds(viewer.now()) ? span.placeOf(viewer.now()) : null);
    }

    private static String title(Span span, Locale locale) {
        String title = switch (span.view()) {
            case MONTH -> DateTimeFormatter.ofPattern("MMMM uuuu", locale).format(span.first());
            case WEEK ->
                DateTimeFormatter.ofPattern("d MMM", locale).format(span.first())
                        + " – "
                        + DateTimeFormatter.ofPattern("d MMM uuuu", locale)
                                .format(span.end().minusDays(1));
        };
        return title.substring(0, 1).toUpperCase(locale) + title.substring(1);
    }
}
