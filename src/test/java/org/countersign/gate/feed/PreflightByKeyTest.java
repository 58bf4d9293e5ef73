package org.countersign.gate.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.core.AppClock;
import org.countersign.testing.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way that a question with an API key takes; everything that a person is answered, and what is the way's own. */
@QuarkusTest
class PreflightByKeyTest extends PreflightAnswers {
    private static final Map<String, Object> UNKNOWN =
            Map.of("client", "nobody", "platform", "nowhere", "campaign", "nothing", "dryRun", true);

    @TestHTTPResource(Stage.PREFLIGHT)
    URI uri;

    @Inject
    AppClock appClock;

    @Override
    Stage stage(int carriers) {
        String key = Api.newKey(null, null, Role.CAMPAIGN_SYSTEM);
        return new Stage(carriers, () -> Api.bearer(key));
    }

    @Override
    RequestSpecification caller(Role... roles) {
        return Api.key(roles);
    }

    @Test
    void a_key_opens_nothing_once_it_is_revoked() {
        Response issued = Api.admin()
                .body(Map.of("name", "A key", "roles", new String[] {"campaign-system"}))
                .post("/api/v1/api-keys");
        String key = issued.path("key");
        Api.bearer(key).body(UNKNOWN).post(Stage.PREFLIGHT).then().statusCode(200);

        Api.admin().delete("/api/v1/api-keys/" + issued.path("id")).then().statusCode(204);
        Api.bearer(key)
                .body(UNKNOWN)
                .post(Stage.PREFLIGHT)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"));
    }

    /** Whether this node has heard of the key decides which way its question takes. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_key_that_expires_while_its_question_is_still_being_sent_opens_nothing(boolean known) throws Exception {
        String key = Api.admin()
                .body(Map.of(
                        "name",
                        "A key",
                        "roles",
                        new String[] {"campaign-system"},
                        "expiresAt",
                        Instant.now().plus(5, ChronoUnit.MINUTES).toString()))
                .post("/api/v1/api-keys")
                .path("key");
        if (known) {
            Api.bearer(key).body(UNKNOWN).post(Stage.PREFLIGHT).then().statusCode(200);
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + Stage.PREFLIGHT + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                            + "\r\nAuthorization: Bearer "
                            + key + "\r\nContent-Type: application/json\r\nContent-Length: " + UNKNOWN_JSON.length()
                            + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            // By the time that others have been answered, the head of this one has been read.
            Api.bearer(key).body(UNKNOWN).post(Stage.PREFLIGHT).then().statusCode(200);
            Api.bearer(key).body(UNKNOWN).post(Stage.PREFLIGHT).then().statusCode(200);
            // No further: what ends of itself meanwhile would be on record with times to come.
            appClock.startAt(Instant.now().plus(10, ChronoUnit.MINUTES));

            out.write(UNKNOWN_JSON.getBytes(StandardCharsets.US_ASCII));
            out.flush();

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 401 ");
        } finally {
            appClock.startAt(Clock.systemUTC().instant());
        }
    }

    @Test
    void a_key_of_another_role_is_turned_away() {
        Api.key(Role.AUDITOR)
                .body(UNKNOWN)
                .post(Stage.PREFLIGHT)
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json;charset=UTF-8", "application/json; charset=utf-8"})
    void json_may_be_called_so(String type) throws Exception {
        HttpResponse<String> answer = send(request().header("Content-Type", type), UNKNOWN_JSON);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json;charset=UTF-8");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void a_body_in_chunks_is_answered_too() throws Exception {
        HttpRequest.Builder request = request().header("Content-Type", "application/json");
        byte[] body = UNKNOWN_JSON.getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = client().send(
                        request.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"decision\":\"block\"");
    }

    @Test
    void another_media_type_is_refused() throws Exception {
        assertThat(send(request().header("Content-Type", "text/plain"), UNKNOWN_JSON)
                        .statusCode())
                .isEqualTo(415);
        assertThat(send(
                                request()
                                        .header("Content-Type", "application/json")
                                        .header("Accept", "text/html"),
                                UNKNOWN_JSON)
                        .statusCode())
                .isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"x\"", "{\"client\": \"\u00e9", "{\"client\": 1}", "{\"other\": 1}"})
    void what_is_no_question_is_refused(String body) {
        caller(Role.CAMPAIGN_SYSTEM)
                .body(body)
                .post(Stage.PREFLIGHT)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("instance", equalTo(Stage.PREFLIGHT));
    }

    @Test
    void a_body_that_is_not_in_utf_8_is_refused() {
        byte[] latin = "{\"client\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        caller(Role.CAMPAIGN_SYSTEM)
                .contentType("application/json")
                .body(latin)
                .post(Stage.PREFLIGHT)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains(""));
    }

    @Test
    void an_unknown_parameter_in_the_query_is_refused() {
        caller(Role.CAMPAIGN_SYSTEM)
                .body(UNKNOWN)
                .post(Stage.PREFLIGHT + "?dryRun=true")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("?dryRun"));
    }

    private static final String UNKNOWN_JSON =
            "{\"client\": \"nobody\", \"platform\": \"nowhere\", \"campaign\": \"nothing\", \"dryRun\": true}";

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + Api.newKey(null, null, Role.CAMPAIGN_SYSTEM));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String body) throws Exception {
        return client().send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }
}
