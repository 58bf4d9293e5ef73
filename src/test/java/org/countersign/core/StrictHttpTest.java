package org.countersign.core;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StrictHttpTest {
    private static final String STRICT = "/api/test/strict";

    /** Takes one of everything. */
    @Path(STRICT)
    public static class Strict {
        public record Body(@NotNull @Size(max = 5) String text) {}

        @GET
        @PermitAll
        public Map<String, Object> list(
                @RestQuery @Nullable @Code String code,
                @RestQuery @Nullable Long from,
                @RestQuery @Nullable List<String> several,
                @BeanParam @Valid Paging paging) {
            return Map.of("limit", paging.limit);
        }

        @GET
        @Path("/{number}")
        @PermitAll
        public long get(@RestPath @Max(9) long number) {
            return number;
        }

        @GET
        @Path("/named/{name}")
        @PermitAll
        public String named(@RestPath String name) {
            return name;
        }

        @POST
        @PermitAll
        public Body echo(@Valid @NotNull Body body) {
            return body;
        }

        @GET
        @Path("/away")
        @PermitAll
        public void away() {
            throw new IllegalStateException(new SQLException("gone", "08006"));
        }

        @GET
        @Path("/deadlock")
        @PermitAll
        public void deadlock() {
            throw new IllegalStateException(new SQLException("dead-lock", "40P01"));
        }
    }

    @Test
    void a_query_parameter_that_is_not_known_is_refused() {
        badRequest(given().get(STRICT + "?cod=x").then(), "?cod");
    }

    @Test
    void known_query_parameters_are_taken_also_those_of_beans() {
        given().get(STRICT + "?code=ab&from=3&several=1&several=2&limit=7")
                .then()
                .statusCode(200)
                .body("limit", equalTo(7));
    }

    @Test
    void a_query_parameter_given_twice_is_refused() {
        badRequest(given().get(STRICT + "?code=ab&code=cd").then(), "?code");
    }

    @Test
    void a_query_parameter_of_the_wrong_type_is_named() {
        badRequest(given().get(STRICT + "?from=soon").then(), "?from");
        badRequest(given().get(STRICT + "?limit=1e3").then(), "?limit");
        badRequest(given().get(STRICT + "?from=99999999999999999999").then(), "?from");
    }

    @Test
    void a_query_parameter_that_breaks_a_rule_is_named() {
        badRequest(given().get(STRICT + "?code=UPPER").then(), "?code");
        badRequest(given().get(STRICT + "?limit=0").then(), "?limit");
        badRequest(given().get(STRICT + "?limit=201").then(), "?limit");
    }

    @Test
    void a_path_parameter_of_the_wrong_type_is_named() {
        badRequest(given().get(STRICT + "/nine").then(), "{number}");
        badRequest(given().get(STRICT + "/10").then(), "{number}");
    }

    @Test
    void a_nul_is_refused_wherever_it_stands() {
        badRequest(
                given().urlEncodingEnabled(false).get(STRICT + "/named/a%00b").then(), "{name}");
        badRequest(given().urlEncodingEnabled(false).get(STRICT + "?code=a%00b").then(), "?code");
        badRequest(post("{\"text\":\"a\\u0000b\"}".getBytes(StandardCharsets.UTF_8)), "/text");
    }

    /** Quarkus itself answers it, before anything of ours is asked: without a body. */
    @Test
    void broken_percent_encoding_is_a_bad_request() throws IOException {
        for (String path : List.of(
                STRICT + "/named/%zz",
                STRICT + "/named/%",
                STRICT + "?code=%zz",
                STRICT + "?code=%f",
                STRICT + "?x=%zz",
                STRICT + "?%zz=1",
                "/%zz",
                "/sign-in?next=%zz")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n"))
                    .as(path)
                    .startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void a_body_that_is_not_utf8_is_refused() {
        badRequest(post(new byte[] {'{', '"', 't', 'e', 'x', 't', '"', ':', '"', (byte) 0xe9, '"', '}'}), "");
        // An over-long form of "A".
        badRequest(
                post(new byte[] {'{', '"', 't', 'e', 'x', 't', '"', ':', '"', (byte) 0xc1, (byte) 0x81, '"', '}'}), "");
        badRequest(post("{\"text\":\"x\"}".getBytes(StandardCharsets.UTF_16LE)), "");
        badRequest(post("{\"text\":\"x\"}".getBytes(StandardCharsets.UTF_16)), "");
    }

    @Test
    void accents_and_emoji_are_welcome() {
        post("{\"text\":\"é😀\"}".getBytes(StandardCharsets.UTF_8))
                .statusCode(200)
                .body("text", equalTo("é😀"));
    }

    @Test
    void a_malformed_body_is_refused() {
        for (String body : List.of("{", "{\"text\":\"x\"} x", "{\"text\":\"x\",\"text\":\"y\"}", "\"", "[")) {
            badRequest(post(body.getBytes(StandardCharsets.UTF_8)), "");
        }
        badRequest(post("{\"text\":1}".getBytes(StandardCharsets.UTF_8)), "/text");
        badRequest(post("{\"tex\":\"x\"}".getBytes(StandardCharsets.UTF_8)), "/tex");
        badRequest(post("[]".getBytes(StandardCharsets.UTF_8)), "");
        badRequest(post("null".getBytes(StandardCharsets.UTF_8)), "");
        badRequest(post(new byte[0]), "");
        badRequest(post("{\"text\":\"123456\"}".getBytes(StandardCharsets.UTF_8)), "/text");
    }

    @Test
    void a_body_nested_beyond_reason_is_refused() {
        badRequest(post("[".repeat(100_000).getBytes(StandardCharsets.UTF_8)), "");
    }

    @Test
    void a_body_that_declares_more_than_a_mebibyte_is_refused() {
        post(("{\"text\":\"" + "x".repeat(StrictBody.MOST_BYTES) + "\"}").getBytes(StandardCharsets.UTF_8))
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/too-large"));
    }

    @Test
    void who_reads_only_after_sending_a_body_that_is_too_large_gets_the_answer_too() throws IOException {
        int length = 8 * StrictBody.MOST_BYTES;
        String answer = raw("POST " + STRICT + " HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + length + "\r\n\r\n" + "x".repeat(length));
        assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json", "/problems/too-large");
    }

    @Test
    void a_record_is_read_from_json_only() {
        given().contentType("text/plain")
                .body("abc")
                .post(STRICT)
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void a_body_of_undeclared_length_is_refused_beyond_a_mebibyte() throws IOException {
        String chunk = "x".repeat(0x8000);
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 33; i++) {
            body.append("8000\r\n").append(chunk).append("\r\n");
        }
        String answer = raw("POST " + STRICT + " HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + body + "0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json", "/problems/too-large");
    }

    @Test
    void what_is_not_there_is_a_problem() {
        for (String path :
                List.of("/api", "/api/", "/api/v1", "/api/v1/nothing", "/api/v2/people", STRICT + "/named/a/b")) {
            given().get(path)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("status", equalTo(404));
        }
    }

    @Test
    void a_method_that_is_not_there_is_a_problem_that_names_those_that_are() {
        given().delete(STRICT)
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .header("Allow", containsString("POST"));
    }

    @Test
    void a_form_that_cannot_be_given_is_a_problem() {
        given().accept("image/png").get(STRICT).then().statusCode(406).contentType("application/problem+json");
    }

    @Test
    void a_form_that_is_not_taken_is_a_problem() {
        given().contentType("text/csv")
                .body("a;b")
                .post(STRICT)
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void a_database_that_is_away_is_not_an_error_of_ours() {
        given().get(STRICT + "/away")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("1"))
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unavailable"));
        given().get(STRICT + "/deadlock").then().statusCode(503);
    }

    @Test
    void whoever_is_not_signed_in_is_told_so_and_never_sent_elsewhere() {
        given().redirects()
                .follow(false)
                .header("Accept", "text/html, */*;q=0.1")
                .get("/api/v1/people")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    private static ValidatableResponse post(byte[] body) {
        return given().contentType(ContentType.JSON).body(body).post(STRICT).then();
    }

    private static void badRequest(ValidatableResponse answer, String pointer) {
        answer.statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/bad-request"))
                .body("errors.pointer", hasItem(pointer));
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
