package org.countersign.notices.calendar;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.countersign.changes.AffectedState;
import org.countersign.changes.Category;
import org.countersign.changes.ChangeView;
import org.countersign.changes.Window;
import org.jspecify.annotations.Nullable;

/**
 * A change as an event of a calendar, with what network operators' tools read of a maintenance: the MAINTNOTE properties.
 *
 * @param uid the same for all revisions of the change
 * @param sequence its revision, and one more once it is cancelled
 * @param changedAt when anything was last said about it
 * @param summary one line for people
 * @param description more lines for people
 * @param url its page
 * @param provider whose platform it is: the name of the installation
 * @param account whom it concerns: the code of a carrier, or the provider for those who read for all
 * @param maintenanceId its reference
 * @param objects what is touched: the platform, or the platform's links to the account's carrier
 * @param organizer the address to which answers go
 */
public record MaintenanceNotice(
        String uid,
        int sequence,
        Instant changedAt,
        Window window,
        String summary,
        String description,
        URI url,
        String provider,
        String account,
        String maintenanceId,
        List<String> objects,
        Impact impact,
        Status status,
        String organizer) {

    public MaintenanceNotice {
        objects = List.copyOf(objects);
    }

    /** What happens to the service meanwhile, at the worst. */
    public enum Impact {
        NO_IMPACT,
        REDUCED_REDUNDANCY,
        DEGRADED,
        OUTAGE;

        /** What a change of this category may do. That it does nothing, nobody has promised: see the ADR 0101. */
        static Impact of(Category category) {
            return switch (category) {
                case CONNECTIVITY -> OUTAGE;
                case ROUTING -> REDUCED_REDUNDANCY;
                case SENDER_IDENTITY, ENCODING, THROUGHPUT, CONTENT_FILTERING, NUMBERING, DELIVERY_RECEIPTS, OTHER ->
                    DEGRADED;
            };
        }

        String word() {
            return name().replace('_', '-');
        }
    }

    /** How sure it is, and how far it has come. */
    public enum Status {
        TENTATIVE,
        CONFIRMED,
        CANCELLED,
        IN_PROCESS,
        COMPLETED;

        /** A change is sure when all carriers have accepted it, and not because its time has come. */
        static Status of(ChangeView change) {
            return switch (change.status()) {
                case DRAFT -> TENTATIVE;
                case DECLARED -> change.cleared() ? CONFIRMED : TENTATIVE;
                case IMPLEMENTED -> IN_PROCESS;
                case CLOSED -> COMPLETED;
                case WITHDRAWN, ROLLED_BACK -> CANCELLED;
            };
        }

        String word() {
            return name().replace('_', '-');
        }

        /** The status of the event itself, which knows fewer. */
        String ofEvent() {
            return switch (this) {
                case TENTATIVE -> "TENTATIVE";
                case CONFIRMED, IN_PROCESS, COMPLETED -> "CONFIRMED";
                case CANCELLED -> "CANCELLED";
            };
        }
    }

    /**
     * Somebody who is asked for an answer.
     *
     * @param state what their carrier has said of the present revision
     */
    public record Attendee(String name, String email, AffectedState state) {
        /** Whether something is asked of them: an answer that stands is not asked for again. */
        private boolean isAsked() {
            return state == AffectedState.PENDING || state == AffectedState.WITHDRAWN;
        }

        private String participation() {
            return switch (state) {
                case PENDING -> "NEEDS-ACTION";
                case ACKNOWLEDGED -> "TENTATIVE";
                case ACCEPTED -> "ACCEPTED";
                case REJECTED, WITHDRAWN -> "DECLINED";
            };
        }
    }

    /**
     * A calendar for one reader.
     *
     * @param method what it is for (RFC 5546), which who carries it has to tell too (RFC 6047 §2.4)
     */
    public record Invitation(String method, String calendar) {}

    /** A calendar with this one event that asks somebody for an answer, or takes the question back; for the part of a mail. */
    public Invitation invitation(Attendee attendee) {
        String method = status == Status.CANCELLED ? "CANCEL" : "REQUEST";
        ContentLines lines = new ContentLines();
        PublishedCalendar.begin(lines, method);
        write(lines, attendee);
        return new Invitation(method, lines.end("VCALENDAR").toString());
    }

    /** As an event of a published calendar, in which nobody is asked (RFC 5546 §3.2.1). */
    void write(ContentLines lines) {
        write(lines, null);
    }

    private void write(ContentLines lines, @Nullable Attendee attendee) {
        lines.begin("VEVENT")
                .text("UID", uid)
                .value("SEQUENCE", Integer.toString(sequence))
                .time("DTSTAMP", changedAt)
                .time("LAST-MODIFIED", changedAt)
                .time("DTSTART", window.start())
                .time("DTEND", window.end())
                .value("STATUS", status.ofEvent())
                .value("TRANSP", "TRANSPARENT")
                .text("SUMMARY", summary)
                .text("DESCRIPTION", description)
                .value("URL", url.toString())
                .organizer(organizer);
        if (attendee != null) {
            lines.value(
                    "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=" + attendee.participation()
                            + ";RSVP=" + (attendee.isAsked() && status != Status.CANCELLED ? "TRUE" : "FALSE")
                            + ContentLines.parameter("CN", attendee.name()),
                    "mailto:" + attendee.email());
        }
        lines.text("X-MAINTNOTE-PROVIDER", provider)
                .text("X-MAINTNOTE-ACCOUNT", account)
                .text("X-MAINTNOTE-MAINTENANCE-ID", maintenanceId);
        objects.forEach(object -> lines.text("X-MAINTNOTE-OBJECT-ID", object));
        lines.value("X-MAINTNOTE-IMPACT", impact.word())
                .value("X-MAINTNOTE-STATUS", status.word())
                .end("VEVENT");
    }
}
