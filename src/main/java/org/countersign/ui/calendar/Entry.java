package org.countersign.ui.calendar;

import java.util.List;

/**
 * Something on the time line.
 *
 * @param bar the time that it takes
 * @param clashes the parts of it that something else is in the way of
 */
public record Entry<T>(T item, Span.Bar bar, List<Span.Bar> clashes) {}
