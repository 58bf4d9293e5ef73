package org.countersign.notices.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.core.Problem;
import org.countersign.core.StrictBody;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server reports of a letter that it had taken (RFC 3464), as far as it matters here.
 *
 * @param letters the ids of the letters that it may be about, the most certain first; without brackets
 * @param hasFailed whether it says of any recipient that the letter will not arrive; else it is only late, or has arrived
 * @param status what the last server answered, by SMTP; null where the report does not tell
 * @param diagnostic why, in the servers' words
 */
record StatusNotification(
        List<String> letters, boolean hasFailed, @Nullable Integer status, String diagnostic) {
    static final int MOST_BYTES = 256 * 1024;

    private static final MediaType MESSAGE = MediaType.valueOf("message/rfc822");
    private static final MediaType REPORT = MediaType.valueOf("multipart/report");
    private static final int DEEPEST = 4;
    private static final int MOST_IDS = 50;
    private static final int LONGEST = 500;
    private static final Pattern ID = Pattern.compile("<([^<>\\s]{1,300})>");
    private static final Pattern REPLY =
            Pattern.compile("(?:smtp\\s*;\\s*)?([245]\\d\\d)\\b.*", Pattern.CASE_INSENSITIVE);

    /** Whether such a body can be read. */
    static boolean isReadable(@Nullable MediaType type) {
        return type != null && !type.isWildcardType() && (type.isCompatible(MESSAGE) || type.isCompatible(REPORT));
    }

    /**
     * Reads a report, or throws a 400 problem.
     *
     * @param type of the body: a whole message, or only what is in it
     */
    static StatusNotification read(MediaType type, byte[] body) {
        if (body.length > MOST_BYTES) {
            throw StrictBody.tooLarge(MOST_BYTES);
        }
        try {
            Reader reader = new Reader();
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), whole(type, body));
            reader.read(message, 0);
            reader.addAll(message.getHeader("In-Reply-To"));
            reader.addAll(message.getHeader("References"));
            return reader.report();
        } catch (MessagingException | IOException e) {
            throw unreadable();
        }
    }

    private static InputStream whole(MediaType type, byte[] body) throws IOException {
        if (!type.isCompatible(REPORT)) {
            return new ByteArrayInputStream(body);
        }
        String boundary = type.getParameters().get("boundary");
        if (boundary == null || !boundary.matches("[0-9A-Za-z'()+_,./:=? -]{1,70}")) {
            throw unreadable();
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.write(("Content-Type: multipart/report; boundary=\"" + boundary + "\"\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        message.write(body);
        return new ByteArrayInputStream(message.toByteArray());
    }

    private static Problem unreadable() {
        return Problem.badRequest("", "is not a delivery status notification (RFC 3464)");
    }

    /** Goes through the parts of a message. */
    private static final class Reader {
        private final List<String> letters = new ArrayList<>();
        private boolean isReport;
        private boolean hasFailed;
        private @Nullable String status;
        private @Nullable String diagnostic;

        void read(Part part, int depth) throws MessagingException, IOException {
            if (depth > DEEPEST) {
                return;
            }
            if (part.isMimeType("multipart/*")) {
                // By its source: what would read it as content depends on what else is installed.
                MimeMultipart parts = new MimeMultipart(part.getDataHandler().getDataSource());
                for (int i = 0; i < parts.getCount(); i++) {
                    read(parts.getBodyPart(i), depth + 1);
                }
            } else if (part.isMimeType("message/delivery-status")
                    || part.isMimeType("message/global-delivery-status")) {
                isReport = true;
                groups(part.getInputStream());
            } else if (part.isMimeType("message/rfc822")
                    || part.isMimeType("message/global")
                    || part.isMimeType("text/rfc822-headers")
                    || part.isMimeType("message/global-headers")) {
                // What comes back with the report is the letter.
                letters.addAll(0, ids(new InternetHeaders(part.getInputStream()).getHeader("Message-ID")));
            }
        }

        /** The fields of the message, then those of each recipient, with empty lines between. */
        private void groups(InputStream in) throws IOException, MessagingException {
            PushbackInputStream lines = new PushbackInputStream(in);
            for (int next = lines.read(); next != -1; next = lines.read()) {
                if (next == '\r' || next == '\n') {
                    continue;
                }
                lines.unread(next);
                group(new InternetHeaders(lines));
            }
        }

        private void group(InternetHeaders fields) {
            addAll(fields.getHeader("Original-Envelope-Id"));
            String action = fields.getHeader("Action", null);
            if (action != null && action.strip().toLowerCase(Locale.ROOT).equals("failed")) {
                hasFailed = true;
                status = fields.getHeader("Status", null);
                diagnostic = fields.getHeader("Diagnostic-Code", null);
            }
        }

        void addAll(String @Nullable [] values) {
            letters.addAll(ids(values));
        }

        private static List<String> ids(String @Nullable [] values) {
            List<String> found = new ArrayList<>();
            for (String value : values == null ? new String[0] : values) {
                Matcher id = ID.matcher(value);
                boolean none = true;
                while (id.find() && found.size() < MOST_IDS) {
                    found.add(id.group(1));
                    none = false;
                }
                if (none) {
                    // An envelope's id stands without brackets.
                    found.add(value.strip());
                }
            }
            return found;
        }

        StatusNotification report() {
            if (!isReport) {
                throw unreadable();
            }
            String why = diagnostic != null ? diagnostic : status != null ? status : "";
            String plain = why.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
            Matcher reply = REPLY.matcher(plain);
            return new StatusNotification(
                    List.copyOf(letters.subList(0, Math.min(letters.size(), MOST_IDS))),
                    hasFailed,
                    reply.matches() ? Integer.valueOf(reply.group(1)) : null,
                    plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST - 1) + "…");
        }
    }
}
