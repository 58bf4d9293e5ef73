package org.countersign.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
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
            JsonNode data = LeafFormat.MAPPER.readTree(leaf).get("data");
            return LeafFormat.MAPPER.treeToValue(data, type);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "entry " + index + " of kind " + kind + " is not a " + type.getSimpleName(), e);
        }
    }

    @Override
    public String toString() {
        return "entry " + index + " " + kind + " " + subject;
    }
}
