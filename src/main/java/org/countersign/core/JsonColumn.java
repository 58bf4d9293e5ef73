package org.countersign.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;

/** Keeps a value as JSON: it is read and written whole, and nothing looks for a part of it. */
public abstract class JsonColumn<T> implements AttributeConverter<T, String> {
    /** The longest JSON, in characters; a request's body is no longer. */
    public static final int LENGTH = 1_000_000;

    /** A later version may have written a property that this one does not know. */
    private static final ObjectMapper MAPPER =
            JsonMappers.standard().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final JavaType type;

    protected JsonColumn(Class<T> type) {
        this.type = MAPPER.constructType(type);
    }

    protected JsonColumn(TypeReference<T> type) {
        this.type = MAPPER.constructType(type);
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable T value) {
        try {
            return value == null ? null : MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value cannot be written as " + type, e);
        }
    }

    @Override
    public @Nullable T convertToEntityAttribute(@Nullable String json) {
        try {
            return json == null ? null : MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored value cannot be read as " + type, e);
        }
    }
}
