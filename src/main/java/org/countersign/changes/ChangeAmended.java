package org.countersign.changes;

import java.time.Instant;
import java.util.List;
import org.countersign.ledger.Fact;
import org.countersign.ledger.FreeText;
import org.countersign.platforms.Release;
import org.jspecify.annotations.Nullable;

/**
 * A declared or implemented change has a new revision in force. Sign-offs of the revision before are void, but for those
 * that were carried over.
 *
 * @param changeKind the kind of change; {@code kind} is the fact's own
 * @param affected the codes of the carriers whose sign-off it needs, sorted
 * @param editorial whether nothing that matters differs
 * @param carriedOver the carriers whose sign-off of the revision before counts for this one, sorted; none unless editorial
 */
public record ChangeAmended(
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
        boolean editorial,
        List<String> carriedOver,
        @Nullable FreeText reason)
        implements Fact {
    @Override
    public String kind() {
        return "change-amended";
    }

    @Override
    public String subject() {
        return reference;
    }
}
