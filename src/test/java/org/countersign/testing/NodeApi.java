package org.countersign.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The API of one running node, as a caller with one credential sees it; for tests of the packaged application. Any
 * number of threads may use one.
 *
 * @param authorization the header of that name; null for a caller without credentials
 */
public record NodeApi(URI base, @Nullable String authorization) {
    /** Longer than any answer takes on a busy machine; an answer that never comes must not hang a test. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int MOST_REPETITIONS = 20;
    private static final String API = "/api/v1";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** A node, asked without credentials. */
    public static NodeApi of(App app) {
        return new NodeApi(app.baseUri(), null);
    }

    /** The same node for a machine with this API key. */
    public NodeApi withKey(String key) {
        return new NodeApi(base, "Bearer " + key);
    }

    /** The same node for a person with an account. */
    public NodeApi withPassword(String login, String password) {
        byte[] both = (login + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new NodeApi(base, "Basic " + Base64.getEncoder().encodeToString(both));
    }

    /** No answer came, so whether the request had an effect is not known. */
    public static final class Unanswered extends RuntimeException {
        Unanswered(String request, IOException cause) {
            super(request + " was not answered: " + cause, cause);
        }
    }

    /** What came back; {@code json} is missing where the body is none. */
    public record Answer(String request, int status, String type, String body, JsonNode json) {

        public boolean isSuccess() {
            return status / 100 == 2;
        }

        /** This answer, if it has one of these statuses; fails the test else. */
        public Answer expect(int... statuses) {
            if (Arrays.stream(statuses).noneMatch(expected -> expected == status)) {
                throw new AssertionError(
                        request + " was answered with " + status + ", not " + Arrays.toString(statuses) + ": " + body);
            }
            return this;
        }

        /** A property of the body, which must have it. */
        public String text(String property) {
            JsonNode value = json.path(property);
            if (!value.isTextual()) {
                throw new AssertionError(request + " was answered without a text '" + property + "': " + body);
            }
            return value.textValue();
        }
    }

    /** {@code path} stands below {@code /api/v1}. */
    public Answer get(String path) {
        return send(request(API + path).GET().build());
    }

    /** {@code path} is whole, such as {@code /q/health/live}. */
    public Answer getRoot(String path) {
        return send(request(path).GET().build());
    }

    public Answer post(String path, Object body) {
        return post(path, body, null);
    }

    /** With an {@code Idempotency-Key}, unless that is null. */
    public Answer post(String path, Object body, @Nullable String idempotencyKey) {
        HttpRequest.Builder request = request(API + path).POST(json(body));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return send(request.build());
    }

    public Answer put(String path, Object body) {
        return send(request(API + path).PUT(json(body)).build());
    }

    public Answer delete(String path) {
        return send(request(API + path).DELETE().build());
    }

    /** This property of every item of a list, from all of its pages; {@code path} ends in {@code ?} or {@code &}. */
    public List<String> all(String path, String property) {
        List<String> found = new ArrayList<>();
        String after = "";
        while (true) {
            JsonNode page = get(path + "limit=200" + after).expect(200).json();
            page.path("items").forEach(item -> found.add(item.path(property).asText()));
            JsonNode next = page.path("next");
            if (!next.isTextual()) {
                return found;
            }
            after = "&after=" + next.textValue();
        }
    }

    /**
     * Repeats a request while the node finds no time for it (503), as its callers are asked to do; {@code call} must be one
     * that may be repeated.
     */
    public static Answer insist(Supplier<Answer> call) {
        Answer answer = call.get();
        for (int i = 1; i < MOST_REPETITIONS && answer.status() == 503; i++) {
            answer = call.get();
        }
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).header("Content-Type", "application/json");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return request;
    }

    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofString(JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Answer send(HttpRequest request) {
        String name = request.method() + " " + request.uri().getRawPath();
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(name, response.statusCode(), type, response.body(), parse(type, response.body()));
        } catch (IOException e) {
            throw new Unanswered(name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + " was interrupted", e);
        }
    }

    private static JsonNode parse(String type, String body) {
        // NDJSON is for the caller to split.
        if (!type.contains("json") || type.contains("ndjson") || body.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a body of type " + type + " is not JSON: " + body, e);
        }
    }
}
