package org.countersign.changes;

import java.time.Instant;
import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/**
 * A change is done with; all of its affected carriers had accepted.
 *
 * @param note for an emergency change its review
 */
public record ChangeClosed(
        String reference, Instant at, @Nullable FreeText note) implements Fact {
    @Override
    public String kind() {
        return "change-closed";
    }

    @Override
    public String subject() {
        return reference;
    }
}
