package org.countersign.notices.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.countersign.changes.AffectedState;
import org.countersign.changes.Category;
import org.countersign.changes.Window;
import org.countersign.notices.calendar.MaintenanceNotice.Attendee;
import org.countersign.notices.calendar.MaintenanceNotice.Impact;
import org.countersign.notices.calendar.MaintenanceNotice.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MaintenanceNoticeTest {
    private static final Instant TOLD = Instant.parse("2013-09-10T07:00:00Z");
    private static final Window WINDOW =
            new Window(Instant.parse("2013-09-11T06:00:00Z"), Instant.parse("2013-09-11T08:00:00Z"));
    private static final Attendee CONTACT =
            new Attendee("Jeanne \"NOC\" Noël; Orange, FR", "noc@orange.example", AffectedState.PENDING);

    private static MaintenanceNotice notice(Impact impact, Status status) {
        return new MaintenanceNotice(
                "change-CHG-2013-0001@countersign.example.org/log",
                2,
                TOLD,
                WINDOW,
                "Désanonymisation des envois (CHG-2013-0001)",
                "Le nom remplace le numéro, partout.",
                URI.create("https://countersign.example.org/changes/CHG-2013-0001"),
                "countersign.example.org/log",
                "orange-fr",
                "CHG-2013-0001",
                List.of("sfr-campaigns/orange-fr"),
                impact,
                status,
                "noc@sfr.example");
    }

    private static ReadCalendar read(Impact impact, Status status) {
        MaintenanceNotice.Invitation invitation = notice(impact, status).invitation(CONTACT);
        ReadCalendar calendar = ReadCalendar.of(invitation.calendar().getBytes(StandardCharsets.UTF_8));
        assertThat(calendar.value("METHOD")).isEqualTo(invitation.method());
        return calendar;
    }

    @Test
    void an_invitation_asks_with_what_tools_read_of_a_maintenance() {
        ReadCalendar calendar = read(Impact.DEGRADED, Status.TENTATIVE);

        assertThat(calendar.value("METHOD")).isEqualTo("REQUEST");
        ReadCalendar.ReadEvent event = calendar.events().get(0);
        assertThat(event.value("UID")).isEqualTo("change-CHG-2013-0001@countersign.example.org/log");
        assertThat(event.value("SEQUENCE")).isEqualTo("2");
        assertThat(event.value("DTSTART")).isEqualTo("20130911T060000Z");
        assertThat(event.value("DTEND")).isEqualTo("20130911T080000Z");
        assertThat(event.value("DTSTAMP")).isEqualTo("20130910T070000Z");
        assertThat(event.value("SUMMARY")).isEqualTo("Désanonymisation des envois (CHG-2013-0001)");
        assertThat(event.value("ORGANIZER")).isEqualTo("mailto:noc@sfr.example");
        assertThat(event.value("ATTENDEE")).isEqualTo("mailto:noc@orange.example");
        assertThat(event.value("X-MAINTNOTE-PROVIDER")).isEqualTo("countersign.example.org/log");
        assertThat(event.value("X-MAINTNOTE-ACCOUNT")).isEqualTo("orange-fr");
        assertThat(event.value("X-MAINTNOTE-MAINTENANCE-ID")).isEqualTo("CHG-2013-0001");
        assertThat(event.value("X-MAINTNOTE-OBJECT-ID")).isEqualTo("sfr-campaigns/orange-fr");
        assertThat(event.value("X-MAINTNOTE-IMPACT")).isEqualTo("DEGRADED");
        assertThat(event.value("X-MAINTNOTE-STATUS")).isEqualTo("TENTATIVE");
    }

    @Test
    void what_was_taken_back_is_cancelled_under_the_same_uid() {
        ReadCalendar calendar = read(Impact.OUTAGE, Status.CANCELLED);

        assertThat(calendar.value("METHOD")).isEqualTo("CANCEL");
        assertThat(calendar.events().get(0).value("UID")).startsWith("change-CHG-2013-0001@");
        assertThat(calendar.events().get(0).value("STATUS")).isEqualTo("CANCELLED");
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING,NEEDS-ACTION,true",
        "ACKNOWLEDGED,TENTATIVE,false",
        "ACCEPTED,ACCEPTED,false",
        "REJECTED,DECLINED,false",
        "WITHDRAWN,DECLINED,true"
    })
    void an_invitation_tells_what_the_carrier_has_said_and_asks_no_more_when_it_has(
            AffectedState state, String participation, boolean asked) {
        String invitation = notice(Impact.DEGRADED, Status.TENTATIVE)
                .invitation(new Attendee("NOC", "noc@orange.example", state))
                .calendar()
                .replace("\r\n ", "");

        assertThat(invitation).contains(";PARTSTAT=" + participation + ";RSVP=" + (asked ? "TRUE" : "FALSE") + ";");
    }

    @ParameterizedTest
    @EnumSource
    void the_impact_of_a_change_is_never_said_to_be_nothing(Category category) {
        assertThat(Impact.of(category)).isNotEqualTo(Impact.NO_IMPACT);
    }

    @Test
    void words_are_those_of_the_form() {
        assertThat(Arrays.stream(Impact.values()).map(Impact::word))
                .containsExactly("NO-IMPACT", "REDUCED-REDUNDANCY", "DEGRADED", "OUTAGE");
        assertThat(Arrays.stream(Status.values()).map(Status::word))
                .containsExactly("TENTATIVE", "CONFIRMED", "CANCELLED", "IN-PROCESS", "COMPLETED");
    }
}
