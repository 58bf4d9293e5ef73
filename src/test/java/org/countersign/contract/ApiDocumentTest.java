package org.countersign.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.countersign.contract.ApiDocument.Call;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That the document describes every call: what it does, who may, with examples and every error. */
@QuarkusTest
class ApiDocumentTest {
    private ApiDocument document;
    private List<Call> calls;

    @BeforeEach
    void read_the_document() {
        document = ApiDocument.ofRunningApplication();
        calls = document.calls();
        assertThat(calls).isNotEmpty();
    }

    @Test
    void it_describes_the_api_and_no_pages() {
        assertThat(calls)
                .extracting(Call::path)
                .allMatch(path -> path.startsWith("/api/v1/") || path.startsWith("/.well-known/"));
    }

    @Test
    void every_call_says_what_it_does_and_to_which_part_it_belongs() {
        assertThat(calls)
                .filteredOn(call -> !call.operation().hasNonNull("summary")
                        || call.operation().path("tags").isEmpty())
                .isEmpty();
    }

    @Test
    void a_sign_off_says_that_it_may_be_new_or_said_already() {
        assertThat(calls)
                .filteredOn(call -> call.operation().path("summary").asText().equals("Sign off a revision"))
                .singleElement()
                .satisfies(call -> assertThat(
                                call.responses().has("200") && call.responses().has("201"))
                        .isTrue());
    }

    @Test
    void every_body_that_is_sent_or_answered_has_an_example() {
        List<String> without = new ArrayList<>();
        for (Call call : calls) {
            call.operation().path("requestBody").path("content").properties().forEach(content -> {
                if (!hasExample(content.getValue())) {
                    without.add(call + " sends " + content.getKey() + " "
                            + content.getValue().path("schema"));
                }
            });
            call.responses()
                    .properties()
                    .forEach(response -> document.resolved(response.getValue())
                            .path("content")
                            .properties()
                            .forEach(content -> {
                                if (!hasExample(content.getValue())) {
                                    without.add(call + " answers " + response.getKey() + " " + content.getKey() + " "
                                            + content.getValue().path("schema"));
                                }
                            }));
        }

        assertThat(without).isEmpty();
    }

    @Test
    void every_example_of_a_body_keeps_to_its_schema() {
        JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        List<String> faults = new ArrayList<>();
        for (Call call : calls) {
            JsonNode body = call.jsonBody();
            if (body == null && call.batchBody() == null) {
                continue;
            }
            JsonNode described = body == null ? call.itemSchema() : body.path("schema");
            ObjectNode schema = described.deepCopy();
            schema.set("components", document.root().path("components"));
            JsonSchema validator = schemas.getSchema(schema);
            Set<ValidationMessage> messages =
                    validator.validate(withoutNulls(body == null ? call.itemExample() : call.bodyExample()));
            messages.forEach(message -> faults.add(call + ": " + message));
        }

        assertThat(faults).isEmpty();
    }

    @Test
    void every_call_that_is_guarded_describes_the_answers_to_strangers() {
        assertThat(calls)
                .filteredOn(Call::isGuarded)
                .isNotEmpty()
                .allSatisfy(call -> assertThat(
                                call.responses().has("401") && call.responses().has("403"))
                        .as(call.toString())
                        .isTrue());
    }

    @Test
    void every_call_describes_bad_input_and_absence_as_problems() {
        for (Call call : calls) {
            for (String status : List.of("400", "503")) {
                JsonNode response = document.resolved(call.responses().path(status));
                assertThat(response.path("content").has("application/problem+json"))
                        .as(call + " " + status)
                        .isTrue();
            }
        }
    }

    private static boolean hasExample(JsonNode content) {
        return content.hasNonNull("example") || content.hasNonNull("examples");
    }

    /** In a request null says the same as absence; the schemas do not say so of each property. */
    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(property -> property.getValue().isNull());
        }
        node.forEach(ApiDocumentTest::withoutNulls);
        return node;
    }
}
