package org.countersign.notices.mail;

import io.quarkus.mailer.Mail;
import java.util.Locale;
import java.util.regex.Pattern;
import org.countersign.notices.Addressees.Addressee;

/**
 * A letter as it leaves: what it says, to whom, and the same ids however often it is sent.
 *
 * @param id of this message, without brackets
 * @param thread what all messages to this reader about the same thing refer to (RFC 5322, References), so that mail programs keep
 *     them together
 */
record Written(Addressee to, String id, String thread, String subject, String text, String html) {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L} '’-]+");

    Mail mail() {
        return new Mail()
                .addTo(address(to))
                .setSubject(subject)
                .setText(text)
                .setHtml(html)
                .addHeader("Message-ID", "<" + id + ">")
                .addHeader("References", "<" + thread + ">")
                .addHeader("In-Reply-To", "<" + thread + ">")
                .addHeader("Content-Language", to.language().name().toLowerCase(Locale.ROOT))
                // So that no machine answers it (RFC 3834).
                .addHeader("Auto-Submitted", "auto-generated");
    }

    /** The mailbox, with the name where that is a plain one. */
    private static String address(Addressee to) {
        return PLAIN.matcher(to.name()).matches() ? to.name() + " <" + to.email() + ">" : to.email();
    }
}
