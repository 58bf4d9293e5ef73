package org.countersign.notices.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes the content lines of iCalendar (RFC 5545 §3.1): folded at 75 octets between characters, ended by CRLF. Whatever is
 * given, nothing in it can end a line or begin a property.
 */
final class ContentLines {
    private static final int MOST_OCTETS = 75;
    private static final String END = "\r\n";
    /** The last of the dates that a form of four digits can tell is far beyond what is stored. */
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder written = new StringBuilder();

    ContentLines begin(String component) {
        return line("BEGIN:" + component);
    }

    ContentLines end(String component) {
        return line("END:" + component);
    }

    /**
     * A property whose value is no text: a word, a number, an address.
     *
     * @param property the name, perhaps with {@linkplain #parameter parameters}
     */
    ContentLines value(String property, String value) {
        return line(property + ":" + value);
    }

    /** A text, escaped (§3.3.11). */
    ContentLines text(String property, String text) {
        return line(property + ":" + escaped(text));
    }

    /** A time in UTC, to the second. */
    ContentLines time(String property, Instant time) {
        return line(property + ":" + UTC.format(time));
    }

    /** Who answers for an event, which in an exchange each has (RFC 5546 §3.2). */
    ContentLines organizer(String mailbox) {
        return value("ORGANIZER" + parameter("CN", PublishedCalendar.NAME), "mailto:" + mailbox);
    }

    byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    /** All that was written. */
    @Override
    public String toString() {
        return written.toString();
    }

    /** A parameter with a quoted value, as it follows a property's name (RFC 6868 for what quotes cannot hold). */
    static String parameter(String name, String value) {
        String quoted = value.replace("^", "^^")
                .replace("\"", "^'")
                .replace("\r\n", "^n")
                .replace("\n", "^n");
        return ";" + name + "=\"" + quoted + "\"";
    }

    private static String escaped(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    private ContentLines line(String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            int character = line.codePointAt(i);
            i += Character.charCount(character);
            if (isLoneSurrogate(character)) {
                character = '\uFFFD';
            } else if (isControl(character)) {
                character = ' ';
            }
            int more = octets(character);
            if (octets + more > MOST_OCTETS) {
                written.append(END).append(' ');
                octets = 1;
            }
            written.appendCodePoint(character);
            octets += more;
        }
        written.append(END);
        return this;
    }

    /** What no content line can hold (§3.1, CONTROL). */
    private static boolean isControl(int character) {
        return (character < ' ' && character != '\t') || character == 0x7F;
    }

    private static boolean isLoneSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private static int octets(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}
