package org.countersign.gate.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Rule;
import org.jspecify.annotations.Nullable;

/**
 * A recorded decision, for those who look it up.
 *
 * @param validUntil until when the newest clearance given on its strength holds; null for a block
 * @param entry the index of its entry in the ledger
 * @param reasonCodes the rules that said no
 * @param question as asked; only where one decision is shown
 * @param answer as recorded; only where one decision is shown
 */
public record DecisionView(
        String decisionId,
        String campaign,
        String client,
        String platform,
        Verdict decision,
        Standing standing,
        Instant decidedAt,
        long checkedAgainst,
        @Nullable Instant validUntil,
        long entry,
        List<Rule> reasonCodes,
        String digest,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode question,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode answer) {

    /** Tells apart what of it moves: its standing, and until when it was renewed. */
    long version() {
        return Integer.toUnsignedLong(Objects.hash(standing.name(), validUntil));
    }

    /** Whether a decision still counts. */
    public enum Standing {
        /** It is the campaign's newest decision, and an allow would be given again. */
        IN_FORCE,
        /** The campaign has a newer one. */
        SUPERSEDED,
        /** It was an allow, and its question would now be answered with a block: its clearance is dead. */
        VOID,
        /** It was an allow, and its lease is over and was not renewed. */
        EXPIRED
    }
}
