package org.countersign.changes;

import java.time.Instant;
import java.util.List;
import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.countersign.platforms.Release;
import org.jspecify.annotations.Nullable;

/**
 * A change was declared to the carriers: from its window's start on it is in effect, and blocks until all of them accept.
 *
 * @param changeKind the kind of change; {@code kind} is the fact's own
 * @param affected the codes of the carriers whose sign-off it needs, sorted
 * @param at when it was declared, which may be a little before it was entered
 * @param note the justification of its conflicts, where it has any
 */
public record ChangeDeclared(
        String reference,
        int revision,
        String digest,
        String platform,
        ChangeKind changeKind,
        Category category,
        @Nullable Release release,
        Instant windowStart,
        Instant windowEnd,
        List<String> affected,
        Instant at,
        @Nullable FreeText note)
        implements Fact {
    @Override
    public String kind() {
        return "change-declared";
    }

    @Override
    public String subject() {
        return reference;
    }
}
