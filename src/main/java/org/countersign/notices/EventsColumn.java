package org.countersign.notices;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps events in one column, as their words with commas between. */
@Converter
class EventsColumn implements AttributeConverter<List<Event>, String> {
    @Override
    public String convertToDatabaseColumn(List<Event> events) {
        return events.stream().map(Event::kind).collect(Collectors.joining(","));
    }

    @Override
    public List<Event> convertToEntityAttribute(String words) {
        return Stream.of(words.split(",", -1))
                .map(Event::ofKind)
                .map(Objects::requireNonNull)
                .toList();
    }
}
