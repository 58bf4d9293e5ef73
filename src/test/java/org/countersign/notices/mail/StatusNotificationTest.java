package org.countersign.notices.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import org.countersign.core.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of mail servers' reports. */
class StatusNotificationTest {
    private static final MediaType MESSAGE = MediaType.valueOf("message/rfc822");

    /** A report as a mailbox receives it. */
    static String report(String messageId, String action, String diagnostic) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@mx.carrier.example
                To: countersign@platform.example
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status;
                 boundary="=_b"

                This is a MIME-encapsulated message.
                --=_b
                Content-Type: text/plain; charset=us-ascii

                Your message could not be delivered.
                --=_b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.carrier.example

                Final-Recipient: rfc822; noc@carrier.example
                Action: %s
                Status: 5.1.1
                Diagnostic-Code: %s

                --=_b
                Content-Type: message/rfc822

                From: countersign@platform.example
                Message-ID: %s
                Subject: Sign-off requested
                Content-Type: text/plain

                The letter.
                --=_b--
                """.formatted(action, diagnostic, messageId).replace("\n", "\r\n");
    }

    private static StatusNotification read(String message) {
        return StatusNotification.read(MESSAGE, message.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_failure_tells_of_which_letter_and_why() {
        StatusNotification read = read(report("<f-42.c-abc@ledger>", "failed", "smtp; 550 5.1.1 No such\n user\there"));

        assertThat(read.letters()).startsWith("f-42.c-abc@ledger");
        assertThat(read.hasFailed()).isTrue();
        assertThat(read.status()).isEqualTo(550);
        assertThat(read.diagnostic()).isEqualTo("smtp; 550 5.1.1 No such user here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed", "delivered", "relayed", "expanded"})
    void what_is_no_failure_is_none(String action) {
        assertThat(read(report("<f-42.c-abc@ledger>", action, "smtp; 451 later"))
                        .hasFailed())
                .isFalse();
    }

    @Test
    void what_the_servers_say_is_bounded_and_holds_no_control_characters() {
        StatusNotification read = read(report("<f-42.c-abc@ledger>", "failed", "x-unix; \u0007" + "x".repeat(900)));

        assertThat(read.diagnostic()).hasSize(500).endsWith("…").doesNotContain("\u0007");
        assertThat(read.status()).isNull();
    }

    @Test
    void only_the_headers_of_the_letter_may_come_back_or_its_envelopes_id_or_what_the_report_answers() {
        String headers = report("<f-42.c-abc@ledger>", "failed", "smtp; 550 no")
                .replace("Content-Type: message/rfc822", "Content-Type: text/rfc822-headers");
        String envelope = report("<other@ledger>", "failed", "smtp; 550 no")
                .replace("Reporting-MTA:", "Original-Envelope-Id: f-42.c-abc@ledger\r\nReporting-MTA:");
        String answer = report("<other@ledger>", "failed", "smtp; 550 no")
                .replace("Return-Path:", "In-Reply-To: <f-42.c-abc@ledger>\r\nReturn-Path:");

        assertThat(read(headers).letters()).contains("f-42.c-abc@ledger");
        assertThat(read(envelope).letters()).contains("f-42.c-abc@ledger");
        assertThat(read(answer).letters()).contains("f-42.c-abc@ledger");
    }

    @Test
    void a_body_without_the_headers_of_its_message_is_read_too() {
        String report = report("<f-42.c-abc@ledger>", "failed", "smtp; 550 no");
        String body = report.substring(report.indexOf("\r\n\r\n") + 4);

        StatusNotification read = StatusNotification.read(
                MediaType.valueOf("multipart/report; report-type=delivery-status; boundary=\"=_b\""),
                body.getBytes(StandardCharsets.UTF_8));

        assertThat(read.letters()).contains("f-42.c-abc@ledger");
        assertThat(read.hasFailed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no mail",
                "Subject: I am away\r\n\r\nUntil Monday.",
                "Content-Type: multipart/report; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--\r\n",
                "Content-Type: multipart/report; boundary=\"b\"\r\n\r\nnothing of it",
                "Content-Type: multipart/report\r\n\r\n--b"
            })
    void what_is_no_report_is_refused(String message) {
        assertThatThrownBy(() -> read(message))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Test
    void what_is_too_long_is_refused() {
        byte[] body = new byte[StatusNotification.MOST_BYTES + 1];

        assertThatThrownBy(() -> StatusNotification.read(MESSAGE, body))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(413));
    }
}
