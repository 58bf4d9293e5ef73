package org.countersign.changes;

import java.time.Instant;
import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/** A change was made and undone again: it is no longer in effect. */
public record ChangeRolledBack(
        String reference, Instant at, @Nullable FreeText note) implements Fact {
    @Override
    public String kind() {
        return "change-rolled-back";
    }

    @Override
    public String subject() {
        return reference;
    }
}
