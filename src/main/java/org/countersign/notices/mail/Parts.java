package org.countersign.notices.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The parts of a letter as MIME has them (RFC 2046), for those that the mailer cannot put together itself. Nothing but ASCII in short
 * lines, so that every server takes it as it is.
 *
 * @param type with its parameters
 * @param headers all others, each with its line feed
 */
record Parts(String type, String headers, String body) {
    private static final int LONGEST = 76;
    private static final String HEX = "0123456789ABCDEF";

    /** A text that can still be read as it travels (RFC 2045 §6.7). */
    static Parts text(String type, String text) {
        return new Parts(
                type + "; charset=UTF-8", "Content-Transfer-Encoding: quoted-printable\n", quotedPrintable(text));
    }

    /** A text that is to arrive to the byte, with its ends of lines (RFC 2045 §6.8). */
    static Parts exact(String type, String headers, String text) {
        return new Parts(
                type,
                headers + "Content-Transfer-Encoding: base64\n",
                Base64.getMimeEncoder(LONGEST, new byte[] {'\n'})
                        .encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Several as one. The line between them is the same each time, and stands in no part: neither form of encoding knows its first two
     * characters in a row.
     *
     * @param kind how they belong together: {@code alternative}, {@code mixed}
     */
    static Parts of(String kind, List<Parts> parts) {
        String boundary = "=_" + kind;
        return new Parts(
                "multipart/" + kind + "; boundary=\"" + boundary + "\"",
                "",
                parts.stream()
                                .map(part -> "--" + boundary + "\nContent-Type: " + part.type + "\n" + part.headers
                                        + "\n" + part.body + "\n")
                                .collect(Collectors.joining())
                        + "--" + boundary + "--\n");
    }

    private static String quotedPrintable(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + text.length() / 8);
        int column = 0;
        byte[] bytes = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int octet = bytes[i] & 0xFF;
            if (octet == '\n') {
                encoded.append('\n');
                column = 0;
                continue;
            }
            boolean last = i + 1 == bytes.length || bytes[i + 1] == '\n';
            // A space at the end of a line would be lost on the way.
            boolean plain = (octet > ' ' && octet <= '~' && octet != '=') || (octet == ' ' && !last);
            if (column + (plain ? 1 : 3) >= LONGEST) {
                encoded.append("=\n");
                column = 0;
            }
            if (plain) {
                encoded.append((char) octet);
                column++;
            } else {
                encoded.append('=').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 0xF));
                column += 3;
            }
        }
        return encoded.toString();
    }
}
