package org.countersign.changes;

import java.util.Set;
import org.countersign.access.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Which changes a list shows; what is null does not matter.
 *
 * @param carrier affected by them
 * @param awaiting the carrier whose acceptance they wait for
 * @param answeredBy the carrier that has answered them, or from which nobody waits for an answer any more
 * @param words each of which begins a word of title or description; none when empty
 * @param reader who asks, and sees only what they {@linkplain Change#isVisibleTo may}
 */
record ChangeFilter(
        @Nullable String platform,
        @Nullable ChangeStatus status,
        @Nullable String carrier,
        @Nullable String awaiting,
        @Nullable String answeredBy,
        Set<String> words,
        Caller reader) {}
