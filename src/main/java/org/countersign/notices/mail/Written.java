package org.countersign.notices.mail;

import io.quarkus.mailer.Mail;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.countersign.notices.Addressees.Addressee;
import org.countersign.notices.calendar.MaintenanceNotice.Invitation;
import org.jspecify.annotations.Nullable;

/**
 * A letter as it leaves: what it says, to whom, and the same ids however often it is sent.
 *
 * @param id of this message, without brackets
 * @param thread what all messages to this reader about the same thing refer to (RFC 5322, References), so that mail programs keep
 *     them together
 * @param invitation what puts it into the reader's calendar; null where it is about no event, or has nothing new to say of it
 */
record Written(
        Addressee to,
        String id,
        String thread,
        String subject,
        String text,
        String html,
        @Nullable Invitation invitation) {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L} '’-]+");

    Mail mail() {
        return filled(new Mail())
                .addTo(address(to))
                .setSubject(subject)
                .addHeader("Message-ID", "<" + id + ">")
                .addHeader("References", "<" + thread + ">")
                .addHeader("In-Reply-To", "<" + thread + ">")
                .addHeader("Content-Language", to.language().name().toLowerCase(Locale.ROOT))
                // So that no machine answers it (RFC 3834).
                .addHeader("Auto-Submitted", "auto-generated");
    }

    private Mail filled(Mail mail) {
        if (invitation == null) {
            return mail.setText(text).setHtml(html);
        }
        // The mailer knows two alternatives only; what it takes for the text is all parts, and the header says so.
        Parts parts = parts(invitation);
        return mail.setText(parts.body()).addHeader("Content-Type", parts.type());
    }

    /**
     * As RFC 6047 §4 has them: the event is the last alternative, which a mail program with a calendar shows, and a file for all others.
     * That is of another type, so that nobody takes it for a second invitation.
     */
    private Parts parts(Invitation invitation) {
        return Parts.of(
                "mixed",
                List.of(
                        Parts.of(
                                "alternative",
                                List.of(
                                        Parts.text("text/plain", text),
                                        Parts.text("text/html", html),
                                        Parts.exact(
                                                "text/calendar; method=" + invitation.method()
                                                        + "; component=VEVENT; charset=UTF-8",
                                                "",
                                                invitation.calendar()))),
                        Parts.exact(
                                "application/ics; name=\"invite.ics\"",
                                "Content-Disposition: attachment; filename=\"invite.ics\"\n",
                                invitation.calendar())));
    }

    /** The mailbox, with the name where that is a plain one. */
    private static String address(Addressee to) {
        return PLAIN.matcher(to.name()).matches() ? to.name() + " <" + to.email() + ">" : to.email();
    }
}
