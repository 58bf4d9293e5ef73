package org.countersign.campaigns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.countersign.core.JsonMappers;

/** Keeps an audience in one column, as JSON: it is read and written whole, and nothing asks for a part of it. */
@Converter
class AudienceColumn implements AttributeConverter<List<AudienceEntry>, String> {
    /** {@link AudienceEntry#MOST_ENTRIES} entries of the longest code need less. */
    static final int LENGTH = 65_535;

    private static final ObjectMapper JSON = JsonMappers.standard();
    private static final TypeReference<List<AudienceEntry>> TYPE = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(List<AudienceEntry> audience) {
        try {
            return JSON.writeValueAsString(audience);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an audience is always writable", e);
        }
    }

    @Override
    public List<AudienceEntry> convertToEntityAttribute(String json) {
        try {
            return List.copyOf(JSON.readValue(json, TYPE));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the column holds no audience", e);
        }
    }
}
