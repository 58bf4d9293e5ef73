package org.countersign.ui.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an incident's timeline, in words.
 *
 * @param index of the ledger's entry
 * @param what a sentence without its subject
 * @param note what was said with it
 */
record Happening(
        long index,
        Instant at,
        String who,
        String what,
        @Nullable String note) {}
