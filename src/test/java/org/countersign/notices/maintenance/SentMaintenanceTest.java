package org.countersign.notices.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.countersign.core.Problem;
import org.countersign.notices.calendar.MaintenanceNotice.Impact;
import org.countersign.notices.calendar.MaintenanceNotice.Status;
import org.countersign.testing.MaintNote;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SentMaintenanceTest {
    private static final String OBJECT = "X-MAINTNOTE-OBJECT-ID";

    private static MaintNote note() {
        return new MaintNote("crq-4711@noc.example")
                .with("DTSTART", "20130914T000000Z")
                .with("DTEND", "20130914T040000Z");
    }

    private static SentMaintenance read(MaintNote note) {
        return SentMaintenance.read(note.bytes());
    }

    private static String fault(String property, @Nullable String value) {
        return fault(note().with(property, value));
    }

    private static String fault(MaintNote note) {
        Problem problem = catchThrowableOfType(Problem.class, () -> read(note));
        assertThat(problem).as(note.toString()).isNotNull();
        assertThat(problem.status()).isEqualTo(400);
        return problem.errors().get(0).pointer();
    }

    @Test
    void a_notice_is_read_with_what_tools_say_in_it() {
        SentMaintenance sent = read(note().sequence(3)
                .with("SUMMARY", "Travaux\\, 2e site\\nde nuit")
                .with("DESCRIPTION", "Le premier site\\nprend le relais.")
                .with("ORGANIZER;CN=\"NOC: nuit\"", "MAILTO:Noc@Orange.Example"));

        assertThat(sent.sequence()).isEqualTo(3);
        assertThat(sent.from()).isEqualTo(Instant.parse("2013-09-14T00:00:00Z"));
        assertThat(sent.until()).isEqualTo(Instant.parse("2013-09-14T04:00:00Z"));
        assertThat(sent.impact()).isEqualTo(Impact.REDUCED_REDUNDANCY);
        assertThat(sent.status()).isEqualTo(Status.CONFIRMED);
        assertThat(sent.sender()).isEqualTo("noc@orange.example");
        assertThat(sent.text().uid()).isEqualTo("crq-4711@noc.example");
        assertThat(sent.text().summary()).isEqualTo("Travaux, 2e site de nuit");
        assertThat(sent.text().description()).isEqualTo("Le premier site\nprend le relais.");
        assertThat(sent.text().objects()).containsExactly("smsc-paris-2");
    }

    @Test
    void a_text_is_read_again_as_it_was_written() {
        MaintenanceText text =
                read(note().with("DESCRIPTION", "« \\\\ \\\" 🙂 »")).text();

        assertThat(MaintenanceText.of(text.written())).isEqualTo(text);
    }

    @Test
    void a_calendar_that_cancels_cancels_whatever_the_status_says() {
        assertThat(read(note().method("CANCEL")).status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void a_notice_without_a_sequence_is_its_first_version() {
        assertThat(read(note().with("SEQUENCE", null)).sequence()).isZero();
    }

    @Test
    void a_time_in_a_zone_that_everybody_knows_is_that_time() {
        MaintNote note = note().with("DTSTART", null).with("DTSTART;TZID=\"Europe/Paris\"", "20130914T020000");

        assertThat(read(note).from()).isEqualTo(Instant.parse("2013-09-14T00:00:00Z"));
    }

    @Test
    void what_is_wrong_is_named() {
        for (String property : new String[] {
            "UID",
            "SUMMARY",
            "DTSTART",
            "DTEND",
            "X-MAINTNOTE-PROVIDER",
            "X-MAINTNOTE-ACCOUNT",
            "X-MAINTNOTE-MAINTENANCE-ID",
            "X-MAINTNOTE-IMPACT",
            "X-MAINTNOTE-STATUS"
        }) {
            assertThat(fault(property, null)).isEqualTo("/VEVENT/" + property);
            assertThat(fault(property, " ")).isEqualTo("/VEVENT/" + property);
            assertThat(fault(property, "x".repeat(501))).isEqualTo("/VEVENT/" + property);
        }
        assertThat(fault("SEQUENCE", "-1")).isEqualTo("/VEVENT/SEQUENCE");
        assertThat(fault("SEQUENCE", "99999999999")).isEqualTo("/VEVENT/SEQUENCE");
        assertThat(fault("DESCRIPTION", "x".repeat(10_001))).isEqualTo("/VEVENT/DESCRIPTION");
        assertThat(fault(OBJECT, "x".repeat(201))).isEqualTo("/VEVENT/" + OBJECT);
        assertThat(fault("DTEND", "20130914T000000Z")).isEqualTo("/VEVENT/DTEND");
        assertThat(fault("DTSTART", "20130914T000000")).isEqualTo("/VEVENT/DTSTART");
        assertThat(fault("DTSTART", "20130914")).isEqualTo("/VEVENT/DTSTART");
        assertThat(fault("DTEND", "99990914T000000Z")).isEqualTo("/VEVENT/DTEND");
        assertThat(fault("X-MAINTNOTE-IMPACT", "AWFUL")).isEqualTo("/VEVENT/X-MAINTNOTE-IMPACT");
        assertThat(fault(note().method("REPLY"))).isEqualTo("/METHOD");
        StringBuilder many = new StringBuilder("1");
        for (int i = 2; i <= SentMaintenance.MOST_OBJECTS + 1; i++) {
            many.append("\r\n").append(OBJECT).append(':').append(i);
        }
        assertThat(fault(OBJECT, many.toString())).isEqualTo("/VEVENT/" + OBJECT);
    }
}
