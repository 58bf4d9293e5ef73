package org.countersign.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.countersign.core.ActorId;
import org.countersign.core.JsonMappers;
import org.countersign.ledger.Entry;
import org.jspecify.annotations.Nullable;

/** Reads leaves, which may be anything. */
final class LeafReader {
    private static final ObjectMapper JSON = JsonMappers.standard();

    private LeafReader() {}

    /** A leaf as JSON and as the entry that it says it is. */
    record Read(JsonNode json, Entry entry) {}

    /** What stands in the leaf; null if it is none. */
    static @Nullable Read read(long index, byte[] leaf) {
        try {
            JsonNode json = JSON.readTree(leaf);
            JsonNode data = json.path("data");
            JsonNode kind = json.path("kind");
            JsonNode subject = json.path("subject");
            if (!json.path("v").isInt() || !data.isObject() || !kind.isTextual() || !subject.isTextual()) {
                return null;
            }
            Instant at = Instant.parse(json.path("at").asText());
            ActorId actor = new ActorId(json.path("actor").asText());
            return new Read(json, new Entry(index, kind.textValue(), at, actor, subject.textValue(), leaf));
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    /** A line as JSON; null if it is none. */
    static @Nullable JsonNode json(byte[] line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            return null;
        }
    }
}
