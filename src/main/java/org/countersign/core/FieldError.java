package org.countersign.core;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.errorprone.annotations.CompileTimeConstant;

/**
 * One fault of an input.
 *
 * @param pointer JSON pointer (RFC 6901) to the faulty property, or {@code ?name} for a query parameter, {@code {name}} for
 *     a path segment, {@code Name:} for a header
 * @param words what is wrong with it, for people: what follows when the place is named before it
 */
public record FieldError(
        String pointer, @JsonProperty("detail") Words words) {
    /** As {@link Words#of}. */
    public FieldError(String pointer, @CompileTimeConstant String pattern, Object... arguments) {
        this(pointer, Words.of(pattern, arguments));
    }

    /** What is wrong with it, in English. */
    public String detail() {
        return words.toString();
    }
}
