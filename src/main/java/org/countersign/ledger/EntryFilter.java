package org.countersign.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries a list shows; null does not restrict.
 *
 * @param actor an opaque id
 * @param until the first instant that is not shown any more
 */
public record EntryFilter(
        @Nullable String kind,
        @Nullable String subject,
        @Nullable String actor,
        @Nullable Instant from,
        @Nullable Instant until) {}
