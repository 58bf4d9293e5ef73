package org.countersign.notices.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.mailer.Mail;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.countersign.notices.Answer;
import org.junit.jupiter.api.Test;

/** That connections come to no good is no reason for letters not to be sent. */
@QuarkusTest
@TestProfile(MailProfile.class)
class SmtpTest {
    private static final int AT_ONCE = 4;
    private static final int ROUNDS = 500;
    /** More than a pool of connections usually holds. */
    private static final int MANY = 12;

    @Inject
    Smtp smtp;

    @Test
    void every_letter_arrives_where_each_needs_a_new_connection() {
        try (PlayedMailServer server = new PlayedMailServer(MailProfile.port()).takesOneByConnection()) {
            for (int i = 0; i < ROUNDS; i++) {
                assertThat(sent(AT_ONCE)).allMatch(Answer::isDelivered);
            }

            assertThat(server.taken()).hasSizeGreaterThanOrEqualTo(AT_ONCE * ROUNDS);
        }
    }

    @Test
    void a_server_that_was_silent_is_spoken_to_when_it_speaks_again_though_it_never_ended_a_connection() {
        try (PlayedMailServer server = new PlayedMailServer(MailProfile.port()).isSilent(true)) {
            assertThat(sent(MANY)).allMatch(Smtp::isServersTrouble);

            server.isSilent(false);

            assertThat(sent(AT_ONCE)).allMatch(Answer::isDelivered);
        }
    }

    private List<Answer> sent(int letters) {
        List<CompletableFuture<Answer>> sent = Stream.generate(
                        () -> smtp.send(Mail.withText("noc@carrier.example", "A letter", "Hello.")))
                .limit(letters)
                .toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }
}
