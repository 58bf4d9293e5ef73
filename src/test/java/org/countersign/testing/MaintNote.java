package org.countersign.testing;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A carrier's own maintenance as its tool tells of it; tomorrow, unless said otherwise. */
public final class MaintNote {
    public static final String PATH = "/api/v1/calendar/notices";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Map<String, String> lines = new LinkedHashMap<>();
    private String method = "PUBLISH";

    public MaintNote(String uid) {
        Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        lines.put("UID", uid);
        lines.put("SEQUENCE", "0");
        lines.put("DTSTAMP", "20130910T070500Z");
        lines.put("DTSTART", TIME.format(tomorrow));
        lines.put("DTEND", TIME.format(tomorrow.plus(4, ChronoUnit.HOURS)));
        lines.put("SUMMARY", "Second site of the message centre");
        lines.put("X-MAINTNOTE-PROVIDER", "unheard-of.example");
        lines.put("X-MAINTNOTE-ACCOUNT", "platform-7");
        lines.put("X-MAINTNOTE-MAINTENANCE-ID", "CRQ-4711");
        lines.put("X-MAINTNOTE-OBJECT-ID", "smsc-paris-2");
        lines.put("X-MAINTNOTE-IMPACT", "REDUCED-REDUNDANCY");
        lines.put("X-MAINTNOTE-STATUS", "CONFIRMED");
    }

    /** With another value of a property; without it where that is null. */
    public MaintNote with(String property, @Nullable String value) {
        if (value == null) {
            lines.remove(property);
        } else {
            lines.put(property, value);
        }
        return this;
    }

    public MaintNote sequence(int sequence) {
        return with("SEQUENCE", Integer.toString(sequence));
    }

    public MaintNote method(String other) {
        method = other;
        return this;
    }

    @Override
    public String toString() {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//NOC//EN\r\nMETHOD:" + method
                + "\r\nBEGIN:VEVENT\r\n"
                + lines.entrySet().stream()
                        .map(line -> line.getKey() + ":" + line.getValue() + "\r\n")
                        .collect(Collectors.joining())
                + "END:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    public Response sentBy(RequestSpecification sender) {
        return sender.contentType("text/calendar; charset=UTF-8").body(bytes()).post(PATH);
    }
}
