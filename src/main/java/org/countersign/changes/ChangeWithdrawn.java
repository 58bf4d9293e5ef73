package org.countersign.changes;

import java.time.Instant;
import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/** A change will not happen. */
public record ChangeWithdrawn(
        String reference, Instant at, @Nullable FreeText note) implements Fact {
    @Override
    public String kind() {
        return "change-withdrawn";
    }

    @Override
    public String subject() {
        return reference;
    }
}
