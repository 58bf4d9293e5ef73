package org.countersign.incidents;

import java.time.Instant;
import org.countersign.core.ActorId;
import org.jspecify.annotations.Nullable;

/**
 * A note in a dossier.
 *
 * @param byName who wrote it, where the reader may know
 * @param note null once it is erased
 */
public record NoteView(
        Instant at,
        ActorId by,
        @Nullable String byName,
        @Nullable String note) {}
