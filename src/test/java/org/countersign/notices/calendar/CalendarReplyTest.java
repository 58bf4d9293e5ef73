package org.countersign.notices.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.countersign.core.Problem;
import org.countersign.notices.calendar.CalendarReply.Participation;

class CalendarReplyTest {
    private static final String GOOD = """
            BEGIN:VCALENDAR
            PRODID:-//Example//Calendar//EN
            VERSION:2.0
            METHOD:REPLY
            BEGIN:VTIMEZONE
            TZID:Europe/Paris
            BEGIN:STANDARD
            DTSTART:19701025T030000
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:change-CHG-2013-0001@count
             ersign.example.org/log
            SEQUENCE:2
            attendee;CN="Noël; NOC: Orange";partstat=declined:mailto:noc@orange.example
            COMMENT;LANGUAGE=fr:Pas pendant les soldes\\, s’il vous plaît\\n\\n
            BEGIN:VALARM
            UID:another
            END:VALARM
            END:VEVENT
            END:VCALENDAR
            """;

    private static byte[] bytes(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String fault(String from, String to) {
        assertThat(GOOD).contains(from);
        return fault(bytes(GOOD.replace(from, to)));
    }

    private static String fault(byte[] body) {
        Problem problem = catchThrowableOfType(Problem.class, () -> CalendarReply.read(body));
        assertThat(problem).isNotNull();
        assertThat(problem.status()).isEqualTo(400);
        return problem.errors().get(0).pointer();
    }

    @Example
    void a_reply_is_read_with_its_folds_quotes_and_parts_that_are_of_no_matter() {
        CalendarReply reply = CalendarReply.read(bytes(GOOD));

        assertThat(reply.uid()).isEqualTo("change-CHG-2013-0001@countersign.example.org/log");
        assertThat(reply.sequence()).isEqualTo(2);
        assertThat(reply.participation()).isEqualTo(Participation.DECLINED);
        assertThat(reply.comment()).isEqualTo("Pas pendant les soldes, s’il vous plaît");
    }

    @Example
    void line_feeds_alone_end_lines_too() {
        assertThat(CalendarReply.read(GOOD.getBytes(StandardCharsets.UTF_8)).sequence())
                .isEqualTo(2);
    }

    @Example
    void what_is_wrong_is_named() {
        assertThat(fault("METHOD:REPLY", "METHOD:REQUEST")).isEqualTo("/METHOD");
        assertThat(fault("METHOD:REPLY\n", "")).isEqualTo("/METHOD");
        assertThat(fault("METHOD:REPLY", "METHOD:REPLY\nMETHOD:REPLY")).isEqualTo("/METHOD");
        assertThat(fault("UID:change", "X-UID:change")).isEqualTo("/VEVENT/UID");
        assertThat(fault("SEQUENCE:2", "SEQUENCE:2\nSEQUENCE:3")).isEqualTo("/VEVENT/SEQUENCE");
        assertThat(fault("SEQUENCE:2", "SEQUENCE:zwei")).isEqualTo("/VEVENT/SEQUENCE");
        assertThat(fault("SEQUENCE:2", "SEQUENCE:0")).isEqualTo("/VEVENT/SEQUENCE");
        assertThat(fault("SEQUENCE:2\n", "")).isEqualTo("/VEVENT/SEQUENCE");
        assertThat(fault("partstat=declined", "partstat=NEEDS-ACTION")).isEqualTo("/VEVENT/ATTENDEE");
        assertThat(fault("attendee;CN", "X-ATTENDEE;CN")).isEqualTo("/VEVENT/ATTENDEE");
        assertThat(fault("COMMENT;", "X-COMMENT;")).isEqualTo("/VEVENT/COMMENT");
        assertThat(fault("Pas pendant", "x".repeat(10_001))).isEqualTo("/VEVENT/COMMENT");
        assertThat(fault("END:VEVENT", "END:VEVENT\nBEGIN:VEVENT\nEND:VEVENT")).isEqualTo("/VEVENT");
    }

    @Example
    void what_is_no_calendar_is_refused() {
        for (String text : new String[] {
            "",
            "x",
            "{}",
            "BEGIN:VCALENDAR\n",
            "END:VCALENDAR\n",
            "BEGIN:VEVENT\nEND:VEVENT\n",
            "METHOD:REPLY\n",
            GOOD + GOOD,
            "BEGIN:VCALENDAR\n".repeat(1_000),
            "BEGIN:VCALENDAR\n" + "BEGIN:X\n".repeat(1_000),
            "BEGIN:VCALENDAR\nATTENDEE;CN=\"a:x\nEND:VCALENDAR\n",
            "BEGIN:VCALENDAR\n;X=1:y\nEND:VCALENDAR\n"
        }) {
            assertThat(fault(bytes(text))).isEmpty();
        }
        assertThat(fault(new byte[] {(byte) 0xC3, 0x28})).isEmpty();
    }

    @Example
    void a_body_has_at_most_64_kibibytes() {
        byte[] large = bytes(GOOD.replace("BEGIN:VEVENT", "X-LONG:" + "x".repeat(65_536) + "\nBEGIN:VEVENT"));
        assertThatThrownBy(() -> CalendarReply.read(large))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(413));
    }

    @Property(tries = 500)
    void whatever_comes_is_read_or_refused(@ForAll @Size(max = 300) byte[] body) {
        readOrRefused(body);
    }

    @Property(tries = 500)
    void a_good_reply_with_something_put_into_it_is_read_or_refused(
            @ForAll @IntRange(max = 500) int place, @ForAll @StringLength(max = 20) String put) {
        UnaryOperator<String> at = text -> text.substring(0, Math.min(place, text.length()))
                + put
                + text.substring(Math.min(place, text.length()));
        readOrRefused(bytes(at.apply(GOOD)));
    }

    private static void readOrRefused(byte[] body) {
        try {
            CalendarReply reply = CalendarReply.read(body);
            assertThat(reply.sequence()).isPositive();
        } catch (Problem refused) {
            assertThat(refused.status()).isEqualTo(400);
        }
    }
}
