package org.countersign.gate.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Shows JSON that stands in a column, even where somebody has made it unreadable. */
@Singleton
class StoredJson {
    private final ObjectMapper mapper;

    StoredJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    JsonNode of(String column) {
        try {
            return mapper.readTree(column);
        } catch (JsonProcessingException e) {
            return new TextNode(column);
        }
    }

    /** The value that stands in the column; null if somebody has made it unreadable. */
    <T> @Nullable T read(String column, Class<T> type) {
        try {
            return mapper.readValue(column, type);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
