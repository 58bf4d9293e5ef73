package org.countersign.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The OpenAPI document of the running application. */
final class ApiDocument {
    static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");
    private static final String REF = "$ref";

    private final JsonNode root;

    private ApiDocument(JsonNode root) {
        this.root = root;
    }

    static ApiDocument ofRunningApplication() {
        try {
            return new ApiDocument(
                    MAPPER.readTree(RestAssured.get("/q/openapi?format=json").asString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode root() {
        return root;
    }

    /** Every call that it describes, but for those that tests add to the application. */
    List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        root.path("paths").properties().stream()
                .filter(path -> !path.getKey().startsWith("/api/test/"))
                .forEach(path -> path.getValue().properties().stream()
                        .filter(verb -> VERBS.contains(verb.getKey()))
                        .forEach(verb -> calls.add(
                                new Call(path.getKey(), verb.getKey().toUpperCase(Locale.ROOT), verb.getValue()))));
        return calls;
    }

    /** The node itself, or what its reference names together with what stands beside the reference. */
    JsonNode resolved(JsonNode node) {
        if (!node.has(REF)) {
            return node;
        }
        ObjectNode target = (ObjectNode)
                resolved(root.at(node.get(REF).asText().substring(1))).deepCopy();
        node.properties().forEach(beside -> {
            if (!beside.getKey().equals(REF)) {
                target.set(beside.getKey(), beside.getValue());
            }
        });
        return target;
    }

    /** One operation on one path. */
    final class Call {
        private final String path;
        private final String verb;
        private final JsonNode operation;

        private Call(String path, String verb, JsonNode operation) {
            this.path = path;
            this.verb = verb;
            this.operation = operation;
        }

        String path() {
            return path;
        }

        String verb() {
            return verb;
        }

        JsonNode operation() {
            return operation;
        }

        boolean isGuarded() {
            return !operation.path("security").isEmpty();
        }

        /** The roles that may call; empty where every signed-in caller may, within what is theirs. */
        List<String> roles() {
            return strings(operation.path("security").path(0).path("account"));
        }

        List<String> queryParameters() {
            return parameters("query").map(node -> node.path("name").asText()).toList();
        }

        Stream<JsonNode> parameters(String in) {
            return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                    .filter(node -> node.path("in").asText().equals(in));
        }

        /** The media type by which its body is described; null where it takes none, or none that is a JSON object. */
        @Nullable
        JsonNode jsonBody() {
            JsonNode json = json();
            return json == null || isArray(json) ? null : json;
        }

        /** Likewise where it takes an array, whose items are answered one by one. */
        @Nullable
        JsonNode batchBody() {
            JsonNode json = json();
            return json != null && isArray(json) ? json : null;
        }

        private @Nullable JsonNode json() {
            return operation.path("requestBody").path("content").get("application/json");
        }

        private static boolean isArray(JsonNode body) {
            return body.path("schema").path("type").asText().equals("array");
        }

        boolean needsBody() {
            return operation.path("requestBody").path("required").asBoolean();
        }

        /** The schema of its body, resolved one step. */
        JsonNode bodySchema() {
            JsonNode body = jsonBody();
            return body == null ? MAPPER.missingNode() : resolved(body.path("schema"));
        }

        /** The schema of the items of its batch, resolved one step. */
        JsonNode itemSchema() {
            JsonNode batch = batchBody();
            return batch == null
                    ? MAPPER.missingNode()
                    : resolved(batch.path("schema").path("items"));
        }

        /** The first item of the example of its batch. */
        ObjectNode itemExample() {
            JsonNode batch = batchBody();
            if (batch == null || !batch.path("example").path(0).isObject()) {
                throw new AssertionError(this + " has no example of its body");
            }
            return (ObjectNode) batch.path("example").path(0).deepCopy();
        }

        /** The example of its body. */
        ObjectNode bodyExample() {
            JsonNode body = jsonBody();
            if (body == null || !body.path("example").isObject()) {
                throw new AssertionError(this + " has no example of its body");
            }
            return (ObjectNode) body.path("example").deepCopy();
        }

        JsonNode responses() {
            return operation.path("responses");
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(node -> strings.add(node.asText()));
        return strings;
    }
}
