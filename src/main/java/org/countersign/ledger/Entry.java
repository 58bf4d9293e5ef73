package org.countersign.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.countersign.core.ActorId;

/**
 * One fact in the ledger.
 *
 * @param index position in the log, from 0, without gaps
 * @param leaf the exact bytes that the tree commits to: canonical JSON (RFC 8785), at most {@link Ledger#MOST_LEAF_BYTES}
 */
public record Entry(long index, String kind, Instant at, ActorId actor, String subject, byte[] leaf) {

    /** The fact that stands in the leaf, read as the record that wrote it. */
    public <F extends Fact> F fact(Class<F> type) {
        try {
            return LeafFormat.fact(leaf, type);
        } catch (UncheckedIOException e) {
            throw new LedgerException(this + " cannot be read", e);
        }
    }

    /** What stands in the leaf of the fact's own components. */
    public JsonNode data() {
        return LeafFormat.data(leaf);
    }

    @Override
    public String toString() {
        return "entry " + index + " " + kind + " " + subject;
    }
}
