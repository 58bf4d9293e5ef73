package org.countersign.notices.mail;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;

/**
 * The part of each day in which nobody is to be disturbed without need; over midnight where it ends earlier than it begins.
 *
 * @param from the first minute of it
 * @param until the first minute after it
 */
public record QuietHours(LocalTime from, LocalTime until) {
    /**
     * Reads {@code 20:00-07:00}.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static QuietHours of(String text) {
        String[] ends = text.split("-", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("quiet hours are written 20:00-07:00, and not " + text);
        }
        try {
            return new QuietHours(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("quiet hours are written 20:00-07:00, and not " + text, e);
        }
    }

    /** Whether this time of day is in them. */
    public boolean contains(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(until);
        return from.isBefore(until) ? begun && !over : begun || !over;
    }
}
