package org.countersign.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** That the library that receivers use verifies what we sign, and refuses the rest. */
class SignatureTest {
    private static final String BODY = "{\"type\":\"change-declared\",\"title\":\"Désanonymisation 📱 £\"}";
    private static final Letter LETTER = new Letter(
            "n-1", 42, "change-declared", "CHG-2013-0001", Instant.parse("2013-09-10T07:00:00.123456Z"), 0, 0);

    private final Secret secret = Secret.random();

    @Test
    void what_we_sign_is_verified() {
        assertThatCode(() -> verify(secret, BODY, headers(Instant.now(), secret)))
                .doesNotThrowAnyException();
    }

    @Test
    void another_body_is_refused() {
        Map<String, String> headers = headers(Instant.now(), secret);

        assertThatThrownBy(() -> verify(secret, BODY.replace("£", "$"), headers))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void another_secret_is_refused() {
        Map<String, String> headers = headers(Instant.now(), secret);

        assertThatThrownBy(() -> verify(Secret.random(), BODY, headers))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void an_old_timestamp_is_refused_and_so_is_one_that_was_made_younger() {
        Map<String, String> old = headers(Instant.now().minus(Duration.ofHours(1)), secret);
        Map<String, String> younger = headers(Instant.now().minus(Duration.ofHours(1)), secret);
        younger.put("webhook-timestamp", Long.toString(Instant.now().getEpochSecond()));

        assertThatThrownBy(() -> verify(secret, BODY, old)).isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> verify(secret, BODY, younger)).isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void another_id_is_refused() {
        Map<String, String> headers = headers(Instant.now(), secret);
        headers.put("webhook-id", "f-43");

        assertThatThrownBy(() -> verify(secret, BODY, headers)).isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void while_two_secrets_are_valid_whoever_knows_either_verifies() {
        Secret other = Secret.random();
        Map<String, String> headers = headers(Instant.now(), secret, other);

        assertThatCode(() -> verify(secret, BODY, headers)).doesNotThrowAnyException();
        assertThatCode(() -> verify(other, BODY, headers)).doesNotThrowAnyException();
    }

    @Test
    void the_published_example_of_the_specification_has_its_published_signature() {
        Secret published = Secret.of(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

        assertThat(published.sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1_614_265_330,
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void the_headers_are_those_of_a_cloud_event_in_binary_mode() {
        assertThat(headers(Instant.ofEpochSecond(1_378_796_400), secret))
                .containsEntry("ce-specversion", "1.0")
                .containsEntry("ce-id", "f-42")
                .containsEntry("ce-source", "countersign.example/log")
                .containsEntry("ce-type", "org.countersign.change-declared")
                .containsEntry("ce-subject", "CHG-2013-0001")
                .containsEntry("ce-time", "2013-09-10T07:00:00.123456Z")
                .containsEntry("ce-sequence", "0000000000000000042")
                .containsEntry("Content-Type", "application/json")
                .containsEntry("webhook-id", "f-42")
                .containsEntry("webhook-timestamp", "1378796400");
    }

    private static Map<String, String> headers(Instant now, Secret... secrets) {
        return LETTER.headers("countersign.example/log", List.of(secrets), now, BODY.getBytes(StandardCharsets.UTF_8));
    }

    private static void verify(Secret secret, String body, Map<String, String> headers) throws Exception {
        new Webhook(secret.clear())
                .verify(
                        body,
                        headers.entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue()))));
    }
}
