package org.countersign.ledger;

import java.util.List;
import java.util.Set;

/**
 * Something that follows the ledger in memory, such as the gate's snapshot. Each node's {@link Tail} hands every entry to
 * every projection once, in order, on one thread at a time; a projection publishes its state so that any thread may read
 * it.
 */
public interface Projection {
    /** The kinds of fact it follows; always the same. */
    Set<String> kinds();

    /**
     * Takes the next entries, all or none: if this throws, its state is as before, nothing counts as fresh any more, and it
     * is called again with the same entries and perhaps more.
     *
     * @param entries those of its kinds, in order; may be empty
     * @param size the ledger's size that its state stands for afterwards
     */
    void apply(List<Entry> entries, long size);
}
