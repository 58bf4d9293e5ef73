package org.countersign.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.countersign.core.JsonMappers;
import org.jspecify.annotations.Nullable;

/** Keeps a content as JSON: it is read and written whole, and nothing looks for a part of it. */
@Converter
class ContentColumn implements AttributeConverter<ChangeContent, String> {
    /** The longest JSON, in characters; a request's body is no longer. */
    static final int LENGTH = 1_000_000;

    /** A later version may have written a property that this one does not know. */
    private static final ObjectMapper MAPPER =
            JsonMappers.standard().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable ChangeContent content) {
        try {
            return content == null ? null : MAPPER.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a content cannot be written", e);
        }
    }

    @Override
    public @Nullable ChangeContent convertToEntityAttribute(@Nullable String json) {
        try {
            return json == null ? null : MAPPER.readValue(json, ChangeContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored content cannot be read", e);
        }
    }
}
