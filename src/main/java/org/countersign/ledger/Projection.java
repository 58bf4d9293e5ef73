package org.countersign.ledger;

import java.util.List;
import java.util.Set;

/**
 * Something that follows the ledger in memory, such as the gate's snapshot. Each node's {@link Tail} hands every entry to
 * every projection once, in order, on one thread at a time; a projection publishes its state so that any thread may read
 * it.
 */
public interface Projection {
    /** The kinds of fact it follows. */
    Set<String> kinds();

    /**
     * Takes the next entries.
     *
     * @param entries those of its kinds, in order; may be empty
     * @param size the ledger's size that its state stands for afterwards
     */
    void apply(List<Entry> entries, long size);
}
