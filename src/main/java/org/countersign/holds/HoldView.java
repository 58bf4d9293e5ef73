package org.countersign.holds;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.countersign.core.Language;
import org.countersign.core.Words;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/**
 * A hold as the API shows it; people are given by their opaque ids.
 *
 * @param reason as somebody wrote it; that of the delivery watch is in English, and its figures are the finding
 * @param finding what the delivery watch found; null where a person gives the reason
 */
public record HoldView(
        String id,
        HoldScope scope,
        State state,
        String reason,
        @Nullable WatchFinding finding,
        Instant placedAt,
        String placedBy,
        @Nullable Instant liftedAt,
        @Nullable String liftedBy,
        @Nullable String liftReason,
        @JsonIgnore long version) {

    /** Why it was placed, for whoever reads this language: what a person wrote stays as they wrote it. */
    public String reasonIn(Language language) {
        return words().in(language);
    }

    /** Why it was placed. */
    public Words words() {
        return finding == null || reason.equals(FreeText.ERASED) ? Words.asIs(reason) : finding.on(scope);
    }

    /** Whether a hold still blocks. */
    public enum State {
        STANDING,
        LIFTED
    }
}
