package org.countersign.access;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps roles in one column, as their words with commas between. */
@Converter
class RolesColumn implements AttributeConverter<List<Role>, String> {
    @Override
    public String convertToDatabaseColumn(List<Role> roles) {
        return roles.stream().map(Role::word).collect(Collectors.joining(","));
    }

    @Override
    public List<Role> convertToEntityAttribute(String words) {
        return Stream.of(words.split(",", -1)).map(Role::of).toList();
    }
}
