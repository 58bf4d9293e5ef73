package org.countersign.changes;

import java.time.Instant;
import java.util.Map;
import org.countersign.core.ActorId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a change.
 *
 * @param index of its entry in the ledger
 * @param kind of the fact, such as {@code change-declared}
 * @param byName who did it, where the reader may know
 * @param data the fact's components, with the texts that have not been erased
 */
public record TimelineItem(
        long index,
        Instant at,
        String kind,
        ActorId by,
        @Nullable String byName,
        Map<String, Object> data) {}
