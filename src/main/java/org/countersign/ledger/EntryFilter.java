package org.countersign.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entries a list shows; null does not restrict.
 *
 * @param actors opaque ids of whom one acted; at most {@link #MOST_ACTORS}, none for nothing
 * @param until the first instant that is not shown any more
 */
public record EntryFilter(
        @Nullable String kind,
        @Nullable String subject,
        @Nullable List<String> actors,
        @Nullable Instant from,
        @Nullable Instant until) {
    public static final int MOST_ACTORS = 20;

    public EntryFilter {
        if (actors != null) {
            actors = List.copyOf(actors);
            if (actors.size() > MOST_ACTORS) {
                throw new IllegalArgumentException("too many actors: " + actors.size());
            }
        }
    }
}
