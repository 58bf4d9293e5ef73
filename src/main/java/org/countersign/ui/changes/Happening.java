package org.countersign.ui.changes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a timeline, in words.
 *
 * @param index of the ledger's entry
 * @param what follows the name in a sentence
 * @param note what was said with it
 */
record Happening(
        long index,
        Instant at,
        String who,
        String what,
        @Nullable String note) {}
