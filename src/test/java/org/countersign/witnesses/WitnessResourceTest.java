package org.countersign.witnesses;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.countersign.ledger.merkle.NoteSignature;
import org.countersign.ledger.merkle.SignedNote;
import org.countersign.ledger.merkle.WitnessKey;
import org.junit.jupiter.api.Test;

/** The witness over HTTP, with a log and requests that others have published; see witnessed-logs in the tests' resources. */
@QuarkusTest
class WitnessResourceTest {
    private static final String WITNESS = "/api/v1/witness";
    private static final String ORIGIN =
            "sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562";
    private static final String SIZE_1 = checkpoint(
            1,
            "KgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "UgIom7fPZTqpxWWhyjWduBvTvGVqsokMbqTArsQilegKoFBJQjUFAmQ0+YeSPM3wfUQMFSzVnnNuWRTYrajXpNUbIQY=");
    private static final String SIZE_3 = checkpoint(
            3,
            "RcCI1Nk56ZcSmIEfIn0SleqtV7uvrlXNccFx595Iwl0=",
            "UgIom2VbtIcdFbwFAy1n7s6IkAxIY6J/GQOTuZF2ORV39d75cbAj2aQYwyJre36kezNobZs4SUUdrcawfAB8WVrx6go=");
    private static final String SIZE_5 = checkpoint(
            5,
            "QrtXrQZCCvpIgsSmOsah7HdICzMLLyDfxToMql9WTjY=",
            "UgIomw/EOJmWi0i1FQsOj+etB7F8IccFam/jgd6wzRns4QPVmyEZtdvl1U2KEmLOZ/ASRcWJi0tW90dJWAShei7sDww=");
    private static final String FROM_1_TO_3 =
            "KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nKgIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";

    @TestHTTPResource("/")
    URI base;

    @Test
    void a_published_log_is_led_through_all_that_can_be_said_to_it() {
        assertCosigned(post("old 0\n\n" + SIZE_1), SIZE_1);
        // Of two requests that meet, as published: from 1 to 3, and from 1 to 5.
        assertCosigned(post("old 1\n" + FROM_1_TO_3 + "\n" + SIZE_3), SIZE_3);
        post("old 1\n" + FROM_1_TO_3 + "\n" + SIZE_5)
                .statusCode(409)
                .contentType("text/x.tlog.size")
                .body(equalTo("3\n"));
        post("old 3\n" + FROM_1_TO_3 + "\n" + SIZE_5)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unprovable"));
        assertCosigned(post("old 3\n\n" + SIZE_3), SIZE_3);
        post("old 3\n\n" + SIZE_1).statusCode(400);
        post("old 3\n\n" + SIZE_3.replace("\n3\n", "\n4\n")).statusCode(403);
        post("old 0\n\n" + SIZE_1.replace(ORIGIN, "unknown.example.org"))
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void a_body_that_is_no_request_is_refused() {
        for (String body : List.of("", "old 0\n", "nonsense", "old 0\n\n" + ORIGIN + "\n1\n", "old 01\n\n" + SIZE_1)) {
            post(body).statusCode(400).body("errors.pointer", hasItem(""));
        }
        given().contentType("text/plain")
                .body(new byte[] {(byte) 0xff, 0, 1})
                .post(WITNESS + "/add-checkpoint")
                .then()
                .statusCode(400);
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        post("old 0\n" + "x".repeat(AddCheckpoint.MOST_BYTES)).statusCode(413);
    }

    @Test
    void the_media_type_of_a_request_does_not_matter() throws Exception {
        String body = "old 9\n\n" + SIZE_5.replace(ORIGIN, "unknown.example.org");
        for (String type : List.of("application/octet-stream", "application/x-www-form-urlencoded", "text/plain")) {
            HttpRequest request = HttpRequest.newBuilder(base.resolve(WITNESS + "/add-checkpoint"))
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString(body))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .statusCode())
                    .as(type)
                    .isEqualTo(404);
        }
    }

    @Test
    void the_key_is_published() {
        String vkey = given().get(WITNESS + "/key")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/plain"))
                .extract()
                .asString();

        assertThat(WitnessKey.parse(vkey.strip()).name()).endsWith("/witness");
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("text/plain;charset=UTF-8")
                .body(body)
                .post(WITNESS + "/add-checkpoint")
                .then();
    }

    private static void assertCosigned(ValidatableResponse answer, String checkpoint) {
        String line = answer.statusCode(200)
                .contentType(startsWith("text/plain"))
                .extract()
                .asString();
        WitnessKey key =
                WitnessKey.parse(given().get(WITNESS + "/key").asString().strip());
        SignedNote note = SignedNote.parse(checkpoint).with(List.of(NoteSignature.parse(line.strip())));

        assertThat(line).endsWith("\n");
        assertThat(key.cosigned(note)).isPresent();
        assertThat(SignedNote.parse(checkpoint + line)).isEqualTo(note);
    }

    private static String checkpoint(long size, String root, String signature) {
        return ORIGIN + "\n" + size + "\n" + root + "\n\n— " + ORIGIN + " " + signature + "\n";
    }
}
