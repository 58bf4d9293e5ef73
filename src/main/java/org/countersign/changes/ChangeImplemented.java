package org.countersign.changes;

import java.time.Instant;
import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/** A change was made on the platform: it is in effect from then on, if not before. */
public record ChangeImplemented(
        String reference, Instant at, @Nullable FreeText note) implements Fact {
    @Override
    public String kind() {
        return "change-implemented";
    }

    @Override
    public String subject() {
        return reference;
    }
}
