package org.countersign.gate.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads clearances as a stranger would: by the RFCs and the published key only. */
@QuarkusTest
class ClearanceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEYS = "/.well-known/jwks.json";

    @Test
    void the_published_key_verifies_it() throws Exception {
        Stage stage = new Stage(1);
        String[] parts = clearance(stage, stage.question()).split("\\.", -1);
        JsonNode key = key();
        JsonNode header = JSON.readTree(decoded(parts[0]));
        assertThat(header.get("alg").asText()).isEqualTo("EdDSA");
        assertThat(header.get("kid").asText()).isEqualTo(key.get("kid").asText());

        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(
                        NamedParameterSpec.ED25519, point(decoded(key.get("x").asText())))));
        verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier.verify(decoded(parts[2]))).isTrue();
    }

    @Test
    void it_tells_what_is_cleared_and_until_when() throws Exception {
        Stage stage = new Stage(1);
        String launchAt = Instant.now()
                .plus(1, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        Map<String, Object> question = Stage.with(stage.question(), "launchAt", launchAt);
        JsonNode answer = JSON.readTree(stage.ask(question).asString());
        JsonNode claims = claims(answer.get("clearance").asText());

        assertThat(claims.get("decisionId")).isEqualTo(answer.get("decisionId"));
        assertThat(claims.get("campaign").asText()).isEqualTo(question.get("campaign"));
        assertThat(claims.get("client").asText()).isEqualTo(stage.client());
        assertThat(claims.get("platform").asText()).isEqualTo(stage.scene().platform());
        assertThat(claims.get("carriers")).hasSize(1);
        assertThat(claims.get("carriers").get(0).asText())
                .isEqualTo(answer.get("carriers").get(0).get("carrier").asText());
        assertThat(claims.get("launchAt").asText()).isEqualTo(launchAt);
        assertThat(claims.get("nbf").asLong()).isEqualTo(Instant.parse(launchAt).getEpochSecond());
        assertThat(claims.get("checkedAgainst")).isEqualTo(answer.get("checkedAgainst"));
        assertThat(claims.get("exp").asLong())
                .isEqualTo(Instant.parse(answer.get("validUntil").asText()).getEpochSecond());
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isBetween(14 * 60 - 1L, 15 * 60L);
        assertThat(claims.get("jti").asText()).isNotEmpty();
    }

    @Test
    void one_for_a_launch_at_once_holds_at_once() throws Exception {
        Stage stage = new Stage(1);
        JsonNode claims = claims(JSON.readTree(stage.ask(stage.question()).asString())
                .get("clearance")
                .asText());

        assertThat(claims.has("nbf")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT14S", "PT22.5S", "PT0S", "-PT20S"})
    void a_lease_that_a_replay_could_not_repeat_is_refused(Duration lease) {
        assertThatThrownBy(() -> Clearances.requireFit(lease)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_lease_of_whole_seconds_will_do() {
        Clearances.requireFit(Duration.ofSeconds(15));
        Clearances.requireFit(Duration.ofMinutes(15));
    }

    @Test
    void it_ends_with_the_contract_if_that_is_sooner() throws Exception {
        Stage stage = new Stage(1);
        String client = Stage.newClient();
        Instant end = Instant.now().plus(5, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
        stage.contract(client, Instant.now().minus(1, ChronoUnit.DAYS), end);
        Map<String, Object> question = Stage.with(stage.question(), "client", client);
        stage.ask(question).then().body("decision", equalTo("allow")).body("validUntil", equalTo(end.toString()));
    }

    @Test
    void repeats_within_a_step_of_the_lease_share_one() {
        Stage stage = new Stage(1);
        Map<String, Object> question = stage.question();
        // At most one of two neighbours straddles the step.
        String first = clearance(stage, question);
        String second = clearance(stage, question);
        String third = clearance(stage, question);
        assertThat(first.equals(second) || second.equals(third)).isTrue();
    }

    @Test
    void the_key_set_is_public_and_the_key_named_by_its_thumbprint() throws Exception {
        JsonNode key = key();
        assertThat(key.get("kty").asText()).isEqualTo("OKP");
        assertThat(key.get("crv").asText()).isEqualTo("Ed25519");
        assertThat(key.has("d")).isFalse();
        String required =
                "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + key.get("x").asText() + "\"}";
        byte[] thumbprint = MessageDigest.getInstance("SHA-256").digest(required.getBytes(StandardCharsets.UTF_8));
        assertThat(key.get("kid").asText())
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(thumbprint));
    }

    private static JsonNode key() throws Exception {
        return JSON.readTree(given().get(KEYS).then().statusCode(200).extract().asString())
                .get("keys")
                .get(0);
    }

    private static String clearance(Stage stage, Map<String, Object> question) {
        return stage.ask(question).then().statusCode(200).extract().path("clearance");
    }

    private static JsonNode claims(String clearance) throws Exception {
        return JSON.readTree(decoded(clearance.split("\\.", -1)[1]));
    }

    private static byte[] decoded(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    /** RFC 8032 §5.1.3: y in little-endian, its highest bit the sign of x. */
    private static EdECPoint point(byte[] x) {
        byte[] y = new byte[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = x[x.length - 1 - i];
        }
        boolean odd = (y[0] & 0x80) != 0;
        y[0] &= 0x7f;
        return new EdECPoint(odd, new BigInteger(1, y));
    }
}
