package org.countersign.notices.maintenance;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.countersign.core.Limits;
import org.countersign.core.Problem;
import org.countersign.notices.calendar.MaintenanceNotice.Impact;
import org.countersign.notices.calendar.MaintenanceNotice.Status;
import org.countersign.notices.calendar.SentCalendar;
import org.countersign.notices.calendar.SentCalendar.Line;
import org.countersign.notices.calendar.SentCalendar.SentEvent;
import org.jspecify.annotations.Nullable;

/**
 * A maintenance notice as a carrier sends it: one event with the MAINTNOTE properties.
 *
 * @param sequence grows with each version of the notice (RFC 5545 §3.8.7.4)
 * @param sender the address of whoever organizes it, in small letters; null where none is told. It is not kept
 */
record SentMaintenance(
        int sequence,
        Instant from,
        Instant until,
        Impact impact,
        Status status,
        MaintenanceText text,
        @Nullable String sender) {
    /** What a notice may touch; who touches more says it in words. */
    static final int MOST_OBJECTS = 50;

    private static final int SUMMARY = 500;
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\x{2028}\\x{2029}]+");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\n\t]]");
    private static final String UTC = "Z";
    private static final String MAILTO = "mailto:";
    private static final String CANCEL = "CANCEL";
    private static final Set<String> METHODS = Set.of("PUBLISH", "REQUEST", CANCEL, SentCalendar.NONE);
    private static final String PREFIX = "X-MAINTNOTE-";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    /** Reads a calendar with one notice; refuses anything else with a 400 problem that tells what is wrong. */
    static SentMaintenance read(byte[] body) {
        SentCalendar calendar = SentCalendar.read(body, METHODS);
        SentEvent event = calendar.event();
        MaintenanceText text = new MaintenanceText(
                line(event, "UID", Limits.LABEL),
                line(event, PREFIX + "PROVIDER", Limits.LABEL),
                line(event, PREFIX + "ACCOUNT", Limits.LABEL),
                line(event, PREFIX + "MAINTENANCE-ID", Limits.LABEL),
                objects(event),
                line(event, "SUMMARY", SUMMARY),
                description(event));
        if (text.written().length() > MaintenanceText.LONGEST) {
            throw Problem.badRequest("/VEVENT", "has at most {0} characters", MaintenanceText.LONGEST);
        }
        Instant from = time(event, "DTSTART");
        Instant until = time(event, "DTEND");
        if (!until.isAfter(from)) {
            throw Problem.badRequest(SentCalendar.pointer("DTEND"), "must be after DTSTART");
        }
        return new SentMaintenance(
                sequence(event),
                from,
                until,
                word(event, PREFIX + "IMPACT", Impact.values()),
                CANCEL.equals(calendar.method()) ? Status.CANCELLED : word(event, PREFIX + "STATUS", Status.values()),
                text,
                sender(event));
    }

    /** One line of a text that others have written; what would break it is a space. */
    private static String line(SentEvent event, String property, int most) {
        String line = plain(event.required(property));
        if (line.isEmpty()) {
            throw Problem.badRequest(SentCalendar.pointer(property), "is required");
        }
        return bounded(property, line, most);
    }

    private static String plain(Line line) {
        return BREAKS.matcher(line.text()).replaceAll(" ").strip();
    }

    private static String bounded(String property, String text, int most) {
        if (text.length() > most) {
            throw Problem.badRequest(SentCalendar.pointer(property), "has at most {0} characters", most);
        }
        return text;
    }

    private static List<String> objects(SentEvent event) {
        String property = PREFIX + "OBJECT-ID";
        List<String> objects = event.all(property).stream()
                .map(SentMaintenance::plain)
                .filter(object -> !object.isEmpty())
                .distinct()
                .toList();
        if (objects.size() > MOST_OBJECTS) {
            throw Problem.badRequest(SentCalendar.pointer(property), "is given more than {0} times", MOST_OBJECTS);
        }
        objects.forEach(object -> bounded(property, object, Limits.LABEL));
        return objects;
    }

    private static @Nullable String description(SentEvent event) {
        Line line = event.one("DESCRIPTION");
        String text = line == null
                ? ""
                : CONTROLS.matcher(line.text()).replaceAll(" ").strip();
        return text.isEmpty() ? null : bounded("DESCRIPTION", text, Limits.TEXT);
    }

    private static int sequence(SentEvent event) {
        Line line = event.one("SEQUENCE");
        if (line == null) {
            return 0;
        }
        try {
            int sequence = Integer.parseInt(line.value());
            if (sequence >= 0) {
                return sequence;
            }
        } catch (NumberFormatException e) {
            throw noNumber();
        }
        throw noNumber();
    }

    private static Problem noNumber() {
        return Problem.badRequest(SentCalendar.pointer("SEQUENCE"), "must be a whole number from 0");
    }

    /** A time in UTC, or in a zone that everybody knows; what the calendar itself says of zones is not looked at. */
    private static Instant time(SentEvent event, String property) {
        Line line = event.required(property);
        String value = line.value().strip();
        try {
            Instant time = value.endsWith(UTC)
                    ? LocalDateTime.parse(value.substring(0, value.length() - 1), TIME)
                            .toInstant(ZoneOffset.UTC)
                    : LocalDateTime.parse(value, TIME).atZone(zone(line)).toInstant();
            if (Limits.isTime(time)) {
                return time;
            }
        } catch (DateTimeException e) {
            throw noTime(property);
        }
        throw noTime(property);
    }

    private static ZoneId zone(Line line) {
        return ZoneId.of(line.parameters().getOrDefault("TZID", "").replace("\"", ""));
    }

    private static Problem noTime(String property) {
        return Problem.badRequest(
                SentCalendar.pointer(property),
                "must be a time of the years 1990 to 2199, in UTC or in a zone such as Europe/Paris");
    }

    private static <E extends Enum<E>> E word(SentEvent event, String property, E[] words) {
        String given = event.required(property).value().strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(words)
                .filter(word -> spelt(word).equals(given))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest(
                        SentCalendar.pointer(property),
                        "must be one of {0}",
                        String.join(
                                ", ",
                                Arrays.stream(words).map(SentMaintenance::spelt).toList())));
    }

    private static String spelt(Enum<?> word) {
        return word.name().replace('_', '-');
    }

    private static @Nullable String sender(SentEvent event) {
        Line line = event.one("ORGANIZER");
        if (line == null) {
            return null;
        }
        String address = line.value().strip().toLowerCase(Locale.ROOT);
        return address.startsWith(MAILTO) ? address.substring(MAILTO.length()) : null;
    }
}
