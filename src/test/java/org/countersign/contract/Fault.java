package org.countersign.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.countersign.contract.ApiDocument.Call;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a body is bad: the example of its call with one thing wrong.
 *
 * @param pointer the property that the answer must name, or one that encloses it
 */
record Fault(String what, JsonPointer pointer, JsonNode body) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectWriter ESCAPING = new ObjectMapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
    private static final String UNKNOWN = "noSuchProperty";
    private static final int DEEPEST = 4;
    private static final List<String> BAD_TIMES = List.of(
            "",
            "yesterday",
            "2013-09-11",
            "2013-09-11T08:00:00",
            "2013-02-30T00:00:00Z",
            "2013-09-11T25:00:00Z",
            "1379-09-11T08:00:00Z",
            "9999-12-31T23:59:59Z",
            "+999999999-12-31T23:59:59Z");
    private static final List<String> UNSTORABLE = List.of("a\u0000b", "\ud83d", "\udc00a");

    /** Every fault that the schema of the call's body forbids. */
    static List<Fault> of(ApiDocument document, Call call) {
        return of(document, call.bodyExample(), call.bodySchema());
    }

    /** Every fault that the schema forbids to one item of a batch. */
    static List<Fault> ofItems(ApiDocument document, Call call) {
        return of(document, call.itemExample(), call.itemSchema());
    }

    private static List<Fault> of(ApiDocument document, ObjectNode example, JsonNode schema) {
        List<Fault> faults = new ArrayList<>();
        new Walk(document, example, faults).object(JsonPointer.empty(), schema, 0);
        return faults;
    }

    /** The type that a schema gives, beside null; empty where it gives none. */
    static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (!type.isArray()) {
            return type.asText();
        }
        return ApiDocument.strings(type).stream()
                .filter(name -> !name.equals("null"))
                .findFirst()
                .orElse("");
    }

    /** The bad body, on its way; escaped, so that half of a surrogate pair arrives. */
    BodyPublisher json() {
        return escaped(body);
    }

    /** The bad item alone in a batch, on its way. */
    BodyPublisher jsonBatch() {
        return escaped(JSON.arrayNode().add(body));
    }

    private static BodyPublisher escaped(JsonNode json) {
        try {
            return BodyPublishers.ofString(ESCAPING.writeValueAsString(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return what + " at " + (pointer.matches() ? "the top" : pointer);
    }

    /** Goes through a schema and spoils one value of the example at a time. */
    private record Walk(ApiDocument document, ObjectNode example, List<Fault> faults) {

        private void object(JsonPointer at, JsonNode schema, int depth) {
            if (!schema.path("properties").isObject() || depth > DEEPEST) {
                return;
            }
            add("an unknown property", at.appendProperty(UNKNOWN), JSON.numberNode(1));
            Set<String> required = new TreeSet<>(ApiDocument.strings(schema.path("required")));
            for (var property : schema.path("properties").properties()) {
                JsonPointer here = at.appendProperty(property.getKey());
                if (required.contains(property.getKey())) {
                    add("null instead of what is required", here, NullNode.instance);
                    add("nothing instead of what is required", here, null);
                }
                value(here, document.resolved(property.getValue()), depth);
            }
        }

        private void value(JsonPointer at, JsonNode schema, int depth) {
            switch (type(schema)) {
                case "string" -> string(at, schema);
                case "integer" -> integer(at, schema);
                case "boolean" -> wrong(at, JSON.textNode("true"), JSON.numberNode(1), JSON.arrayNode());
                case "array" -> array(at, schema, depth);
                case "object" -> {
                    wrong(at, JSON.numberNode(42), JSON.booleanNode(true), JSON.arrayNode());
                    object(at, schema, depth + 1);
                }
                default -> {}
            }
        }

        private void string(JsonPointer at, JsonNode schema) {
            wrong(
                    at,
                    JSON.numberNode(42),
                    JSON.numberNode(4.2),
                    JSON.booleanNode(true),
                    JSON.objectNode(),
                    JSON.arrayNode());
            if (schema.path("format").asText().equals("date-time")) {
                BAD_TIMES.forEach(time -> add("the time '" + time + "'", at, JSON.textNode(time)));
                return;
            }
            if (schema.has("enum")) {
                add("an unknown word", at, JSON.textNode("no-such-word"));
                add(
                        "a word in capitals",
                        at,
                        JSON.textNode(schema.path("enum").path(0).asText().toUpperCase(Locale.ROOT)));
                return;
            }
            UNSTORABLE.forEach(text -> add("a text that cannot be stored", at, JSON.textNode(text)));
            if (schema.has("maxLength")) {
                add(
                        "a text that is too long",
                        at,
                        JSON.textNode("x".repeat(schema.path("maxLength").asInt() + 1)));
            }
            if (schema.has("pattern")) {
                add("a text of the wrong form", at, JSON.textNode(" \n "));
            }
        }

        private void integer(JsonPointer at, JsonNode schema) {
            wrong(
                    at,
                    JSON.textNode("42"),
                    JSON.numberNode(1.5),
                    JSON.booleanNode(true),
                    JSON.objectNode(),
                    JSON.arrayNode());
            add("a number beyond all numbers", at, JSON.numberNode(Double.MAX_VALUE));
            if (schema.has("maximum")) {
                add(
                        "a number that is too large",
                        at,
                        JSON.numberNode(schema.path("maximum").asLong() + 1));
            }
            if (schema.has("minimum")) {
                add(
                        "a number that is too small",
                        at,
                        JSON.numberNode(schema.path("minimum").asLong() - 1));
            }
        }

        private void array(JsonPointer at, JsonNode schema, int depth) {
            wrong(at, JSON.textNode("x"), JSON.numberNode(42), JSON.objectNode());
            if (schema.has("minItems")) {
                add("too few items", at, JSON.arrayNode());
            }
            JsonNode items = document.resolved(schema.path("items"));
            JsonNode item = example.at(at.appendIndex(0));
            if (item.isMissingNode()) {
                item = sample(items);
            }
            if (schema.has("maxItems")) {
                ArrayNode many = JSON.arrayNode();
                for (int i = 0; i <= schema.path("maxItems").asInt(); i++) {
                    many.add(item);
                }
                add("too many items", at, many);
            }
            if (!example.at(at.appendIndex(0)).isMissingNode()) {
                add("null among the items", at.appendIndex(0), NullNode.instance);
                value(at.appendIndex(0), items, depth + 1);
            }
        }

        private static JsonNode sample(JsonNode schema) {
            return type(schema).equals("object") ? JSON.objectNode() : JSON.textNode("x");
        }

        private void wrong(JsonPointer at, JsonNode... values) {
            for (JsonNode value : values) {
                add("the wrong type " + value, at, value);
            }
        }

        /** The example with this value there; with nothing there if it is null. */
        private void add(String what, JsonPointer at, @Nullable JsonNode value) {
            ObjectNode body = example.deepCopy();
            JsonNode parent = body.at(at.head());
            String last = at.last().getMatchingProperty();
            if (parent instanceof ObjectNode object) {
                if (value == null) {
                    object.remove(last);
                } else {
                    object.set(last, value);
                }
            } else if (parent instanceof ArrayNode array && value != null) {
                array.set(at.last().getMatchingIndex(), value);
            } else {
                return; // the example leaves out what encloses it
            }
            faults.add(new Fault(what, at, body));
        }
    }
}
