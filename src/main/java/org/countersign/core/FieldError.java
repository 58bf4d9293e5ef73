package org.countersign.core;

/**
 * One fault of an input.
 *
 * @param pointer JSON pointer (RFC 6901) to the faulty property, or {@code ?name} for a query parameter, {@code {name}} for
 *     a path segment, {@code Name:} for a header
 * @param detail what is wrong with it, for people
 */
public record FieldError(String pointer, String detail) {}
