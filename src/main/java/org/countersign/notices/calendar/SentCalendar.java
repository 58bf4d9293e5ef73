package org.countersign.notices.calendar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.core.Problem;
import org.countersign.core.StrictBody;
import org.jspecify.annotations.Nullable;

/**
 * A calendar that somebody sent with one event, as far as it stands there (RFC 5545). What is read of it, the reader says; of all else
 * only where it ends is seen. Whatever is wrong is a 400 problem that names it.
 *
 * @param method what it is for; null where it tells none
 */
public record SentCalendar(@Nullable String method, SentEvent event) {
    /** Stands for no method. */
    public static final String NONE = "";

    /** No calendar is larger. */
    public static final int MOST_BYTES = 64 * 1024;

    private static final String TWO = ",";
    private static final int DEEPEST = 8;
    private static final String CALENDAR = "VCALENDAR";
    private static final String EVENT = "VEVENT";

    /** Reads a calendar, whose method has to be one of these; or none, where {@link #NONE} is among them. */
    public static SentCalendar read(byte[] body, Set<String> methods) {
        if (body.length > MOST_BYTES) {
            throw StrictBody.tooLarge(MOST_BYTES);
        }
        Reading reading = new Reading();
        for (String line : unfolded(decoded(body))) {
            reading.take(line);
        }
        return reading.calendar(methods);
    }

    /** The lines of an event, in their order. */
    public static final class SentEvent {
        private final Map<String, List<Line>> lines = new HashMap<>();

        private void add(Line line) {
            lines.computeIfAbsent(line.name(), none -> new ArrayList<>()).add(line);
        }

        /** All lines of a property. */
        public List<Line> all(String property) {
            return List.copyOf(lines.getOrDefault(property, List.of()));
        }

        /** Of a property that is there once at most; null where it is not there. */
        public @Nullable Line one(String property) {
            List<Line> found = all(property);
            if (found.size() > 1) {
                throw Problem.badRequest(pointer(property), "is given more than once");
            }
            return found.isEmpty() ? null : found.get(0);
        }

        /** Of a property that is there once. */
        public Line required(String property) {
            Line line = one(property);
            if (line == null) {
                throw Problem.badRequest(pointer(property), "is required");
            }
            return line;
        }
    }

    /** How a problem names a property of the event. */
    public static String pointer(String property) {
        return "/" + EVENT + "/" + property;
    }

    private static String decoded(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    /** The content lines of RFC 5545 §3.1; line feeds alone end lines too, as some programs have it. */
    private static List<String> unfolded(String text) {
        List<String> lines = new ArrayList<>();
        @Nullable StringBuilder line = null;
        for (String physical : text.split("\r?\n", -1)) {
            if (line != null && (physical.startsWith(" ") || physical.startsWith("\t"))) {
                line.append(physical, 1, physical.length());
            } else {
                if (line != null && !line.isEmpty()) {
                    lines.add(line.toString());
                }
                line = new StringBuilder(physical);
            }
        }
        if (line != null && !line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    private static Problem malformed() {
        return Problem.badRequest("", "is not an iCalendar object in UTF-8");
    }

    /** A name, the parameters of which the first values are kept, and a value; as they stand there. */
    public record Line(String name, Map<String, String> parameters, String value) {
        private static Line of(String line) {
            int at = wordEnd(line, 0);
            String name = upper(line.substring(0, at));
            Map<String, String> parameters = new HashMap<>();
            while (at < line.length() && line.charAt(at) == ';') {
                int end = wordEnd(line, at + 1);
                if (end == line.length() || line.charAt(end) != '=') {
                    throw malformed();
                }
                String parameter = upper(line.substring(at + 1, end));
                at = valueEnd(line, end + 1);
                parameters.putIfAbsent(parameter, line.substring(end + 1, at));
            }
            if (name.isEmpty() || at == line.length() || line.charAt(at) != ':') {
                throw malformed();
            }
            return new Line(name, parameters, line.substring(at + 1));
        }

        private static int wordEnd(String line, int from) {
            int at = from;
            while (at < line.length() && isOfWord(line.charAt(at))) {
                at++;
            }
            return at;
        }

        private static boolean isOfWord(char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        }

        /** Where the values of a parameter end; between quotes nothing ends them. */
        private static int valueEnd(String line, int from) {
            boolean quoted = false;
            int at = from;
            while (at < line.length() && (quoted || (line.charAt(at) != ';' && line.charAt(at) != ':'))) {
                quoted ^= line.charAt(at) == '"';
                at++;
            }
            return at;
        }

        /** The value as the text that it stands for (§3.3.11). */
        public String text() {
            StringBuilder text = new StringBuilder(value.length());
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == '\\' && i + 1 < value.length()) {
                    i++;
                    c = value.charAt(i) == 'n' || value.charAt(i) == 'N' ? '\n' : value.charAt(i);
                }
                text.append(c);
            }
            return text.toString();
        }
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    /** One pass over the lines. */
    private static final class Reading {
        private final Deque<String> open = new ArrayDeque<>();
        private final SentEvent event = new SentEvent();
        private boolean begun;
        private int events;
        private @Nullable String method;

        void take(String text) {
            Line line = Line.of(text);
            switch (line.name()) {
                case "BEGIN" -> begin(upper(line.value()));
                case "END" -> {
                    if (!upper(line.value()).equals(open.poll())) {
                        throw malformed();
                    }
                }
                default -> {
                    if (open.isEmpty()) {
                        throw malformed();
                    }
                    property(line);
                }
            }
        }

        private void begin(String component) {
            boolean outermost = open.isEmpty();
            if (outermost != component.equals(CALENDAR) || open.size() == DEEPEST || (outermost && begun)) {
                throw malformed();
            }
            if (outermost) {
                begun = true;
            } else if (component.equals(EVENT)) {
                events++;
            }
            open.push(component);
        }

        private void property(Line line) {
            String component = open.element();
            if (component.equals(CALENDAR) && line.name().equals("METHOD")) {
                // Two are none that there is.
                method = method == null ? upper(line.value()) : TWO;
            } else if (component.equals(EVENT)) {
                event.add(line);
            }
        }

        SentCalendar calendar(Set<@Nullable String> methods) {
            if (!begun || !open.isEmpty()) {
                throw malformed();
            }
            if (!methods.contains(method == null ? NONE : method)) {
                throw Problem.badRequest(
                        "/METHOD",
                        "must be one of {0}",
                        methods.stream()
                                .filter(each -> !each.isEmpty())
                                .sorted()
                                .collect(Collectors.joining(", ")));
            }
            if (events != 1) {
                throw Problem.badRequest("/" + EVENT, "must be there once");
            }
            return new SentCalendar(method, event);
        }
    }
}
