package org.countersign.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.countersign.access.Role;
import org.countersign.contract.ApiDocument.Call;
import org.countersign.testing.Api;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Sends bad input to every call that the OpenAPI document describes. Each answer must be a problem that names what is wrong,
 * none a 500, and nothing may change.
 */
@QuarkusTest
class BadInputTest {
    private static final String API = "/api/";
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    /** Where a key is nobody: these take two people, or somebody who answers for them. */
    private static final List<String> OF_PEOPLE =
            List.of("/api/v1/overrides", "/api/v1/change-templates", "/api/v1/incidents", "/api/v1/calendar/feeds");

    private static final int MEBIBYTE = 1 << 20;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource("/")
    URI base;

    @Inject
    DataSource database;

    private ApiDocument document;
    private List<Call> calls;
    private Existing existing;
    private long entries;
    private final List<String> surprises = new ArrayList<>();

    @BeforeEach
    void read_the_document_and_make_things_to_call() throws SQLException {
        document = ApiDocument.ofRunningApplication();
        calls = document.calls();
        existing = new Existing();
        entries = entries();
    }

    @AfterEach
    void nothing_has_changed() throws SQLException {
        assertThat(surprises).isEmpty();
        assertThat(entries()).isEqualTo(entries);
    }

    /** How many facts there are, but for the refusals that are facts themselves. */
    private long entries() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count =
                        statement.executeQuery("select count(*) from ledger_entry where kind <> 'attempt-refused'")) {
            count.next();
            return count.getLong(1);
        }
    }

    @Test
    void a_property_that_is_wrong_is_named() {
        int sent = 0;
        for (Call call : calls) {
            if (call.jsonBody() == null) {
                continue;
            }
            for (Fault fault : Fault.of(document, call)) {
                sent++;
                Answer answer = send(call, fault.json(), Map.of());
                expect(call, fault.toString(), answer, 400);
                boolean named = answer.pointers().stream()
                        .anyMatch(pointer -> fault.pointer().toString().startsWith(pointer)
                                || pointer.startsWith(fault.pointer().toString()));
                if (answer.status() == 400 && !named) {
                    surprises.add(call + ": " + fault + " was answered by naming " + answer.pointers());
                }
            }
        }
        assertThat(sent).isPositive();
    }

    @Test
    void an_item_of_a_batch_that_is_wrong_is_rejected_and_the_property_named() {
        int sent = 0;
        for (Call call : calls) {
            if (call.batchBody() == null) {
                continue;
            }
            for (Fault fault : Fault.ofItems(document, call)) {
                sent++;
                Answer answer = send(call, fault.jsonBatch(), Map.of("Content-Type", JSON));
                JsonNode rejected = answer.json().path("rejected").path(0);
                String property = "/" + fault.pointer().getMatchingProperty();
                if (answer.status() != 200
                        || rejected.path("line").asInt() != 1
                        || !rejected.path("detail").asText().contains(property)) {
                    surprises.add(
                            call + ": " + fault + " was answered " + answer.status() + ": " + shortened(answer.body()));
                }
            }
        }
        assertThat(sent).isPositive();
    }

    @Test
    void a_body_that_is_no_json_object_in_utf_8_is_refused() {
        for (Call call : calls) {
            if (call.jsonBody() == null) {
                continue;
            }
            String good = call.bodyExample().toString();
            Map<String, byte[]> bodies = new LinkedHashMap<>();
            bodies.put("half a body", good.substring(0, good.length() / 2).getBytes(UTF_8));
            bodies.put("an array", "[]".getBytes(UTF_8));
            bodies.put("a text", "\"x\"".getBytes(UTF_8));
            bodies.put("a number", "42".getBytes(UTF_8));
            bodies.put("two bodies", (good + good).getBytes(UTF_8));
            bodies.put("no JSON", "code=x&name=y".getBytes(UTF_8));
            bodies.put("UTF-16", good.getBytes(UTF_16));
            bodies.put("ISO 8859-1", good.replaceFirst("\"", "\"é").getBytes(ISO_8859_1));
            bodies.put("broken UTF-8", broken(good));
            bodies.put("a property twice", ("{\"twice\":1,\"twice\":2," + good.substring(1)).getBytes(UTF_8));
            bodies.put("deep nesting", ("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)).getBytes(UTF_8));
            if (call.needsBody()) {
                bodies.put("nothing", new byte[0]);
                bodies.put("null", "null".getBytes(UTF_8));
            }
            bodies.forEach((what, body) -> expect(
                    call, what, send(call, BodyPublishers.ofByteArray(body), Map.of("Content-Type", JSON)), 400));
        }
    }

    /** The good body with half of a two-byte character in its first name or value. */
    private static byte[] broken(String good) {
        byte[] bytes = good.getBytes(UTF_8);
        byte[] longer = new byte[bytes.length + 2];
        longer[0] = '{';
        longer[1] = '"';
        longer[2] = (byte) 0xC3;
        System.arraycopy(bytes, 2, longer, 3, bytes.length - 2);
        return Arrays.copyOf(longer, longer.length - 1);
    }

    @Test
    void a_body_of_another_media_type_is_refused() {
        for (Call call : calls) {
            if (call.jsonBody() == null) {
                continue;
            }
            for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
                BodyPublisher body = BodyPublishers.ofString(call.bodyExample().toString());
                expect(call, type, send(call, body, Map.of("Content-Type", type)), 415);
            }
        }
    }

    @Test
    void a_body_that_is_too_large_is_refused_with_and_without_its_length_in_advance() {
        byte[] large = ("{\"name\":\"" + "x".repeat(MEBIBYTE) + "\"}").getBytes(UTF_8);
        for (Call call : calls) {
            if (call.jsonBody() == null) {
                continue;
            }
            expect(
                    call,
                    "a large body",
                    send(call, BodyPublishers.ofByteArray(large), Map.of("Content-Type", JSON)),
                    413);
            expect(
                    call,
                    "a large body in chunks",
                    send(
                            call,
                            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)),
                            Map.of("Content-Type", JSON)),
                    413);
        }
    }

    @Test
    void a_query_parameter_that_is_unknown_is_named() {
        for (Call call : calls) {
            if (!call.path().startsWith(API)) {
                continue; // what others have specified, such as a key set, is fetched as its users please
            }
            Answer answer = send(call, "?noSuchParameter=1", goodBody(call), good(call));
            expect(call, "an unknown parameter", answer, 400);
            if (answer.status() == 400 && !answer.pointers().contains("?noSuchParameter")) {
                surprises.add(call + " names " + answer.pointers());
            }
        }
    }

    @Test
    void a_query_parameter_that_is_bad_is_named() {
        for (Call call : calls) {
            call.parameters("query").forEach(parameter -> {
                String name = parameter.path("name").asText();
                List<String> values = new ArrayList<>(List.of("%00", "%C3%28", "%ED%A0%80", "x".repeat(3_000), ""));
                JsonNode schema = document.resolved(parameter.path("schema"));
                if (Fault.type(schema).equals("integer")) {
                    values.addAll(List.of("x", "1.5", "99999999999999999999"));
                    if (schema.has("minimum")) {
                        values.add(String.valueOf(schema.path("minimum").asLong() - 1));
                    }
                    if (schema.has("maximum")) {
                        values.add(String.valueOf(schema.path("maximum").asLong() + 1));
                    }
                }
                if (name.equals("from") || name.equals("until")) {
                    values.addAll(List.of("yesterday", "%2B300000-01-01T00:00:00Z", "-9999-01-01T00:00:00Z"));
                }
                if (name.equals("after")) {
                    values.addAll(List.of("x", "%20", "AA"));
                }
                for (String value : values) {
                    Answer answer = send(call, "?" + name + "=" + value, goodBody(call), good(call));
                    expect(call, name + "=" + shortened(value), answer, 400);
                    if (answer.status() == 400 && !answer.pointers().contains("?" + name)) {
                        surprises.add(call + ": " + name + "=" + shortened(value) + " was answered by naming "
                                + answer.pointers());
                    }
                }
            });
        }
    }

    @Test
    void a_path_that_names_nothing_is_refused() {
        for (Call call : calls) {
            if (!call.path().contains("{")) {
                continue;
            }
            for (String value :
                    List.of("no-such-thing", "%00", "%C3%28", "x".repeat(3_000), "..%2F..", "%F0%9F%93%B5", "-1")) {
                String path = call.path().replaceFirst("\\{[A-Za-z]+}", value);
                Answer answer = send(call, existing.path(path), "", goodBody(call), good(call));
                expect(call, shortened(value), answer, 400, 404);
            }
        }
    }

    @Test
    void a_stranger_is_turned_away() {
        List<String> credentials = List.of(
                "Bearer",
                "Bearer x",
                "Bearer " + "x".repeat(2_000),
                "Basic",
                "Basic !!!",
                "Basic " + base64("nobody"),
                "Basic " + base64(Api.code("nobody") + ":" + Api.PASSWORD),
                "Negotiate x");
        for (Call call : calls) {
            if (!call.isGuarded()) {
                continue;
            }
            expect(call, "no credentials", send(call, "", goodBody(call), Map.of("Content-Type", JSON)), 401);
            for (String value : credentials) {
                Answer answer = send(call, "", goodBody(call), Map.of("Content-Type", JSON, "Authorization", value));
                // One and the same unknown login locks after some calls.
                expect(call, shortened(value), answer, 401, 429);
            }
        }
    }

    @Test
    void a_role_that_is_not_permitted_is_turned_away() {
        int sent = 0;
        for (Call call : calls) {
            if (call.roles().isEmpty()) {
                continue;
            }
            for (Role role : Role.values()) {
                if (!call.roles().contains(role.word())) {
                    sent++;
                    Map<String, String> headers =
                            Map.of("Content-Type", JSON, "Authorization", existing.authorization(role));
                    expect(call, "the role " + role.word(), send(call, "", goodBody(call), headers), 403);
                }
            }
        }
        assertThat(sent).isPositive();
    }

    @Test
    void a_method_that_a_path_does_not_have_is_refused_with_those_it_has() {
        Map<String, Set<String>> verbs = new LinkedHashMap<>();
        calls.forEach(call ->
                verbs.computeIfAbsent(call.path(), path -> new TreeSet<>()).add(call.verb()));
        for (Call call : calls) {
            for (String verb : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
                if (!verbs.getOrDefault(call.path(), Set.of()).contains(verb)) {
                    HttpRequest.Builder request = HttpRequest.newBuilder(uri(existing.path(call.path())))
                            .header("Authorization", existing.authorization(Role.ADMIN))
                            .method(verb, BodyPublishers.noBody());
                    expect(call, "the method " + verb, exchange(request), 405);
                }
            }
        }
    }

    private Answer send(Call call, BodyPublisher body, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(good(call));
        all.putAll(headers);
        return send(call, "", body, all);
    }

    private Answer send(Call call, String query, BodyPublisher body, Map<String, String> headers) {
        return send(call, existing.path(call.path()), query, body, headers);
    }

    private Answer send(Call call, String path, String query, BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path + query)).method(call.verb(), body);
        headers.forEach(request::header);
        return exchange(request);
    }

    private URI uri(String path) {
        return URI.create(base.toString().replaceAll("/$", "") + path);
    }

    private static Answer exchange(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            return new Answer(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static BodyPublisher goodBody(Call call) {
        if (call.batchBody() != null) {
            return BodyPublishers.ofString("[" + call.itemExample() + "]");
        }
        return call.jsonBody() == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(call.bodyExample().toString());
    }

    /** Credentials that the call accepts, and the media type of its body. */
    private Map<String, String> good(Call call) {
        return call.jsonBody() == null && call.batchBody() == null
                ? Map.of("Authorization", authorization(call))
                : Map.of("Authorization", authorization(call), "Content-Type", JSON);
    }

    private String authorization(Call call) {
        if (OF_PEOPLE.stream().anyMatch(call.path()::startsWith)) {
            return existing.person();
        }
        List<String> roles = call.roles();
        Role role = roles.isEmpty() || roles.contains(Role.ADMIN.word()) ? Role.ADMIN : Role.of(roles.get(0));
        return existing.authorization(role);
    }

    private void expect(Call call, String what, Answer answer, int... statuses) {
        boolean unresolved = !existing.knows(call.path());
        boolean expected = Arrays.stream(statuses).anyMatch(status -> status == answer.status())
                || (unresolved && answer.status() == 404);
        if (!expected) {
            surprises.add(call + ": " + what + " was answered " + answer.status() + " instead of "
                    + Arrays.toString(statuses) + ": " + shortened(answer.body()));
        } else if (answer.fault() != null) {
            surprises.add(call + ": " + what + " was answered " + answer.status() + " " + answer.fault());
        }
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    /** What came back; null when the connection was closed without an answer. */
    private record Answer(@Nullable HttpResponse<String> response) {
        int status() {
            return response == null ? 0 : response.statusCode();
        }

        String body() {
            return response == null ? "(no answer)" : response.body();
        }

        List<String> pointers() {
            List<String> pointers = new ArrayList<>();
            json().path("errors")
                    .forEach(error -> pointers.add(error.path("pointer").asText()));
            return pointers;
        }

        JsonNode json() {
            try {
                return ApiDocument.MAPPER.readTree(body());
            } catch (IOException e) {
                return ApiDocument.MAPPER.missingNode();
            }
        }

        /** What is wrong with it as a problem; null when nothing is. */
        @Nullable
        String fault() {
            if (response == null) {
                return "by closing the connection";
            }
            String type = response.headers().firstValue("Content-Type").orElse("(none)");
            JsonNode problem = json();
            if (!type.startsWith(PROBLEM)) {
                return "as " + type;
            }
            for (String member : List.of("type", "title", "detail", "instance")) {
                if (!problem.path(member).isTextual()) {
                    return "without " + member;
                }
            }
            if (problem.path("status").asInt() != status()) {
                return "with the status " + problem.path("status");
            }
            if (status() == 400 && problem.path("errors").isEmpty()) {
                return "without naming a field";
            }
            if (status() == 401
                    && response.headers().firstValue("WWW-Authenticate").isEmpty()) {
                return "without WWW-Authenticate";
            }
            if (status() == 405 && response.headers().firstValue("Allow").isEmpty()) {
                return "without Allow";
            }
            return null;
        }
    }
}
