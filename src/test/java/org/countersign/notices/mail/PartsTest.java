package org.countersign.notices.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That somebody else's code reads the parts of a letter as they were meant. */
class PartsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "é œ — 🙂 = 100 % \u202f! \u00a0: ",
                "a line\nanother \n\n.\n..\nends with a feed\n",
                "--=_alternative\n--=_alternative--\n",
                "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789",
                "éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé",
                "tab\tand control \u0007"
            })
    void a_text_arrives_as_it_was_in_short_lines_of_ascii(String text) throws Exception {
        Parts parts =
                Parts.of("alternative", List.of(Parts.text("text/plain", text), Parts.exact("text/plain", "", text)));

        assertThat(parts.body()).matches("[\\n -~]*");
        assertThat(parts.body().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(76));
        assertThat(read(parts, 0).replace("\r\n", "\n")).isEqualTo(text);
        assertThat(read(parts, 1)).isEqualTo(text);
    }

    @Test
    void what_is_to_arrive_to_the_byte_keeps_its_ends_of_lines() throws Exception {
        assertThat(read(Parts.of("mixed", List.of(Parts.exact("text/calendar", "", "A\r\nB\nC\r\n"))), 0))
                .isEqualTo("A\r\nB\nC\r\n");
    }

    private static String read(Parts parts, int which) throws MessagingException, IOException {
        InternetHeaders headers = new InternetHeaders();
        headers.addHeader("Content-Type", parts.type());
        // As it travels, lines end with both.
        byte[] body = parts.body().replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
        MimeMultipart read = (MimeMultipart) new MimeBodyPart(headers, body).getContent();
        return new String(read.getBodyPart(which).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
