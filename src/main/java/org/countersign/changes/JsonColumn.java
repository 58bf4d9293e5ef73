package org.countersign.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import org.countersign.core.JsonMappers;
import org.jspecify.annotations.Nullable;

/** Keeps a value as JSON: it is read and written whole, and nothing looks for a part of it. */
abstract class JsonColumn<T> implements AttributeConverter<T, String> {
    /** The longest JSON, in characters; a request's body is no longer. */
    static final int LENGTH = 1_000_000;

    /** A later version may have written a property that this one does not know. */
    private static final ObjectMapper MAPPER =
            JsonMappers.standard().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Class<T> type;

    JsonColumn(Class<T> type) {
        this.type = type;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable T value) {
        try {
            return value == null ? null : MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a " + type.getSimpleName() + " cannot be written", e);
        }
    }

    @Override
    public @Nullable T convertToEntityAttribute(@Nullable String json) {
        try {
            return json == null ? null : MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
        }
    }
}
