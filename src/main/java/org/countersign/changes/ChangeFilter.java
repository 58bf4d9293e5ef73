package org.countersign.changes;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which changes a list shows; what is null does not matter.
 *
 * @param carrier affected by them
 * @param awaiting the carrier whose acceptance they wait for
 * @param answeredBy the carrier that has answered them, or from which nobody waits for an answer any more
 * @param words each of which begins a word of title or description; none when empty
 * @param onlyCarrier the carrier whose people ask: they see what was declared to it
 */
record ChangeFilter(
        @Nullable String platform,
        @Nullable ChangeStatus status,
        @Nullable String carrier,
        @Nullable String awaiting,
        @Nullable String answeredBy,
        Set<String> words,
        @Nullable String onlyCarrier) {}
