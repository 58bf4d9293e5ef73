package org.countersign.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.core.ActorId;
import org.countersign.core.JsonMappers;
import org.erdtman.jcs.JsonCanonicalizer;

/** How a fact becomes the bytes that are hashed, and which texts it commits to. */
final class LeafFormat {
    static final int VERSION = 1;
    static final ObjectMapper MAPPER = mapper();
    private static final String OPENINGS = "openings";

    private LeafFormat() {}

    /** The bytes of a leaf and the openings of the commitments in it. */
    record Leaf(byte[] bytes, List<FreeText> texts) {}

    static Leaf write(Fact fact, ActorId actor, Instant at) {
        Map<String, Object> leaf = new LinkedHashMap<>();
        leaf.put("v", VERSION);
        leaf.put("kind", fact.kind());
        leaf.put("at", at);
        leaf.put("actor", actor);
        leaf.put("subject", fact.subject());
        leaf.put("data", fact);
        List<FreeText> texts = new ArrayList<>();
        try {
            String json = MAPPER.writer().withAttribute(OPENINGS, texts).writeValueAsString(leaf);
            return new Leaf(new JsonCanonicalizer(json).getEncodedUTF8(), texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("fact cannot be written: " + fact.kind(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fact that stands in a leaf. */
    static <F extends Fact> F fact(byte[] leaf, Class<F> type) {
        try {
            return MAPPER.treeToValue(MAPPER.readTree(leaf).get("data"), type);
        } catch (IOException e) {
            throw new UncheckedIOException("a leaf is not a " + type.getSimpleName(), e);
        }
    }

    /** The components of the fact that stands in a leaf. */
    static JsonNode data(byte[] leaf) {
        try {
            return MAPPER.readTree(leaf).get("data");
        } catch (IOException e) {
            throw new UncheckedIOException("a leaf is not JSON", e);
        }
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMappers.standard();
        // Entries of later versions may hold components that this version does not know.
        mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        SimpleModule texts = new SimpleModule("free-text");
        texts.addSerializer(FreeText.class, new StdSerializer<>(FreeText.class) {
            @Override
            public void serialize(FreeText text, JsonGenerator generator, SerializerProvider provider)
                    throws IOException {
                if (provider.getAttribute(OPENINGS) instanceof List<?> openings && text.opening() != null) {
                    @SuppressWarnings("unchecked") // only write() sets the attribute
                    List<FreeText> collected = (List<FreeText>) openings;
                    collected.add(text);
                }
                generator.writeString(text.commitment());
            }
        });
        mapper.registerModule(texts);
        return mapper;
    }
}
