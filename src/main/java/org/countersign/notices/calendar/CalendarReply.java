package org.countersign.notices.calendar;

import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.core.Limits;
import org.countersign.core.Problem;
import org.countersign.notices.calendar.SentCalendar.Line;
import org.countersign.notices.calendar.SentCalendar.SentEvent;
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
        SentEvent event = SentCalendar.read(body, Set.of("REPLY")).event();
        Participation participation = participation(event.required(ATTENDEE));
        return new CalendarReply(
                event.required("UID").text(),
                sequence(event.one(SEQUENCE)),
                participation,
                comment(event, participation));
    }

    private static Participation participation(Line attendee) {
        String answer = attendee.parameters().getOrDefault("PARTSTAT", "");
        for (Participation participation : Participation.values()) {
            if (participation.name().equalsIgnoreCase(answer)) {
                return participation;
            }
        }
        throw Problem.badRequest(
                SentCalendar.pointer(ATTENDEE), "must have PARTSTAT, one of ACCEPTED, TENTATIVE, DECLINED");
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
        return Problem.badRequest(
                SentCalendar.pointer(SEQUENCE), "must be the revision of the change that is answered");
    }

    private static @Nullable String comment(SentEvent event, Participation participation) {
        String said = event.all(COMMENT).stream()
                .map(Line::text)
                .collect(Collectors.joining("\n"))
                .strip();
        if (said.length() > Limits.TEXT) {
            throw tooLong();
        }
        if (said.indexOf('\0') >= 0) {
            throw Problem.badRequest(SentCalendar.pointer(COMMENT), "holds a character that no text has");
        }
        if (said.isEmpty() && participation == Participation.DECLINED) {
            throw Problem.badRequest(SentCalendar.pointer(COMMENT), "is required to decline: it tells why");
        }
        return said.isEmpty() ? null : said;
    }

    private static Problem tooLong() {
        return Problem.badRequest(SentCalendar.pointer(COMMENT), "has at most {0} characters", Limits.TEXT);
    }
}
