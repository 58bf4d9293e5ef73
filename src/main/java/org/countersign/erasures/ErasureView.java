package org.countersign.erasures;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An erasure as the API shows it; people are given by their opaque ids.
 *
 * @param entries of how many of the ledger's entries texts are gone; null until it is done
 * @param preview what would go; absent in lists and once it is gone
 */
public record ErasureView(
        String id,
        State state,
        @Nullable String person,
        @Nullable String carrier,
        @Nullable String contact,
        String reason,
        Instant proposedAt,
        String proposedBy,
        @Nullable Instant approvedAt,
        @Nullable String approvedBy,
        @Nullable Long entries,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ErasurePreview preview,

        @JsonIgnore long version) {

    /** How far an erasure has come. */
    public enum State {
        PROPOSED,
        DONE
    }
}
