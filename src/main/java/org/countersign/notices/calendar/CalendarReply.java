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
import org.countersign.core.Limits;
import org.countersign.core.Problem;
import org.countersign.core.StrictBody;
import org.jspecify.annotations.Nullable;

/**
 * What somebody answers to an invitation, as their calendar program sends it (RFC 5546 §3.2.3).
 *
 * @param uid of the event that they were invited to
 * @param sequence of the invitation that they answer
 * @param comment what they say besides; null for nothing
 */
record CalendarReply(
        String uid,
        int sequence,
        Participation participation,
        @Nullable String comment) {
    static final int MOST_BYTES = 64 * 1024;

    private static final int DEEPEST = 8;
    private static final String CALENDAR = "VCALENDAR";
    private static final String EVENT = "VEVENT";
    private static final String ATTENDEE = "ATTENDEE";
    private static final String COMMENT = "COMMENT";
    private static final String SEQUENCE = "SEQUENCE";

    /** The answers that there are. */
    enum Participation {
        ACCEPTED,
        TENTATIVE,
        DECLINED
    }

    /** Reads a calendar with one reply; refuses anything else with a 400 problem that tells what is wrong. */
    static CalendarReply read(byte[] body) {
        if (body.length > MOST_BYTES) {
            throw StrictBody.tooLarge(MOST_BYTES);
        }
        Reading reading = new Reading();
        for (String line : unfolded(decoded(body))) {
            reading.take(line);
        }
        return reading.reply();
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
    private record Line(String name, Map<String, String> parameters, String value) {
        static Line of(String line) {
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
        String text() {
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

    /** One pass over the lines. Of what it does not know it only sees where it ends. */
    private static final class Reading {
        private final Deque<String> open = new ArrayDeque<>();
        private final Map<String, Line> ofEvent = new HashMap<>();
        private final List<String> comments = new ArrayList<>();
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
                method = method == null ? upper(line.value()) : "";
            } else if (component.equals(EVENT)) {
                if (line.name().equals(COMMENT)) {
                    comments.add(line.text());
                } else if (List.of("UID", SEQUENCE, ATTENDEE).contains(line.name())
                        && ofEvent.put(line.name(), line) != null) {
                    throw Problem.badRequest(pointer(line.name()), "is given more than once");
                }
            }
        }

        CalendarReply reply() {
            if (!begun || !open.isEmpty()) {
                throw malformed();
            }
            if (!"REPLY".equals(method)) {
                throw Problem.badRequest("/METHOD", "must be REPLY");
            }
            if (events != 1) {
                throw Problem.badRequest("/" + EVENT, "must be there once");
            }
            Participation participation = participation(required(ATTENDEE));
            return new CalendarReply(
                    required("UID").text(), sequence(ofEvent.get(SEQUENCE)), participation, comment(participation));
        }

        private Line required(String property) {
            Line line = ofEvent.get(property);
            if (line == null) {
                throw Problem.badRequest(pointer(property), "is required");
            }
            return line;
        }

        private static Participation participation(Line attendee) {
            String answer = attendee.parameters().getOrDefault("PARTSTAT", "");
            for (Participation participation : Participation.values()) {
                if (participation.name().equalsIgnoreCase(answer)) {
                    return participation;
                }
            }
            throw Problem.badRequest(pointer(ATTENDEE), "must have PARTSTAT, one of ACCEPTED, TENTATIVE, DECLINED");
        }

        /** Which revision is meant; a program that tells none answers nothing that could be signed. */
        private static int sequence(@Nullable Line line) {
            try {
                int sequence = line == null ? 0 : Integer.parseInt(line.value());
                if (sequence >= 1) {
                    return sequence;
                }
            } catch (NumberFormatException e) {
                throw noRevision();
            }
            throw noRevision();
        }

        private static Problem noRevision() {
            return Problem.badRequest(pointer(SEQUENCE), "must be the revision of the change that is answered");
        }

        private @Nullable String comment(Participation participation) {
            String said = String.join("\n", comments).strip();
            if (said.length() > Limits.TEXT) {
                throw tooLong();
            }
            if (said.indexOf('\0') >= 0) {
                throw malformed();
            }
            if (said.isEmpty() && participation == Participation.DECLINED) {
                throw Problem.badRequest(pointer(COMMENT), "is required to decline: it tells why");
            }
            return said.isEmpty() ? null : said;
        }

        private static Problem tooLong() {
            return Problem.badRequest(pointer(COMMENT), "has at most {0} characters", Limits.TEXT);
        }

        private static String pointer(String property) {
            return "/" + EVENT + "/" + property;
        }
    }
}
