package org.countersign.watch.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.countersign.core.Limits;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;

/** Reads times as providers write them. Zeros instead of a date, which message centres write for "never", are no time. */
final class ProviderTimes {
    private static final DateTimeFormatter COMPACT_OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSS][.SS][.S]XX", Locale.ROOT);
    private static final DateTimeFormatter SPACED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private ProviderTimes() {}

    /** SMPP 3.4 appendix B: {@code YYMMDDhhmm}, often with seconds, sometimes with all four digits of the year. */
    static @Nullable Instant ofReceipt(@Nullable String text, ZoneId zone, String pointer) {
        if (text == null || isZeros(text)) {
            return null;
        }
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw unreadable(pointer);
        }
        String digits = text.length() == 14 ? text.substring(2) : text;
        int century = text.length() == 14 ? 100 * Integer.parseInt(text.substring(0, 2)) : 2000;
        if (digits.length() != 10 && digits.length() != 12) {
            throw unreadable(pointer);
        }
        try {
            return within(
                    LocalDateTime.of(
                                    century + pair(digits, 0),
                                    pair(digits, 1),
                                    pair(digits, 2),
                                    pair(digits, 3),
                                    pair(digits, 4),
                                    digits.length() == 12 ? pair(digits, 5) : 0)
                            .atZone(zone)
                            .toInstant(),
                    pointer);
        } catch (DateTimeException e) {
            throw unreadable(pointer);
        }
    }

    private static int pair(String digits, int which) {
        return Integer.parseInt(digits.substring(2 * which, 2 * which + 2));
    }

    private static boolean isZeros(String text) {
        return text.chars().allMatch(c -> c == '0');
    }

    /** RFC 3339, also with an offset as {@code +0000}; RFC 1123; {@code 2020-01-01 12:00:00} in UTC; or seconds since 1970. */
    static @Nullable Instant of(@Nullable String text, String pointer) {
        if (text == null || isZeros(text)) {
            return null;
        }
        try {
            if (text.chars().allMatch(c -> c >= '0' && c <= '9') && text.length() <= 10) {
                return within(Instant.ofEpochSecond(Long.parseLong(text)), pointer);
            }
            if (text.indexOf(',') > 0) {
                return within(
                        ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant(),
                        pointer);
            }
            if (text.indexOf('T') < 0) {
                return within(LocalDateTime.parse(text, SPACED).toInstant(ZoneOffset.UTC), pointer);
            }
            boolean colon = text.endsWith("Z") || text.lastIndexOf(':') > text.length() - 4;
            return within(
                    (colon ? OffsetDateTime.parse(text) : OffsetDateTime.parse(text, COMPACT_OFFSET)).toInstant(),
                    pointer);
        } catch (DateTimeException e) {
            throw unreadable(pointer);
        }
    }

    private static Instant within(Instant time, String pointer) {
        if (!Limits.isTime(time)) {
            throw Problem.badRequest(pointer, "must lie from {0} to before {1}", Limits.EARLIEST, Limits.LATEST);
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private static Problem unreadable(String pointer) {
        return Problem.badRequest(pointer, "is not a time as this provider writes it");
    }
}
