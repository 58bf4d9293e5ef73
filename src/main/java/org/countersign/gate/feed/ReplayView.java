package org.countersign.gate.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.countersign.core.Words;
import org.countersign.gate.Decision.Verdict;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A decision beside what the ledger says it must have been.
 *
 * @param agrees whether the recorded decision is, to the byte, what follows from the ledger
 * @param decision the verdict as recorded
 * @param recomputed the verdict that follows from the ledger
 * @param checkedAgainst the ledger's size whose entries were folded
 * @param decidedAt the instant for which it was computed
 * @param differences what does not agree, in words for people; empty if all does
 * @param recordedAnswer the answer as recorded
 * @param recomputedAnswer the answer that follows from the ledger
 */
@Schema(name = "Replay")
public record ReplayView(
        String decisionId,
        boolean agrees,
        Verdict decision,
        @Nullable Verdict recomputed,
        long checkedAgainst,
        @Nullable Instant decidedAt,
        List<Words> differences,
        JsonNode recordedAnswer,
        @Nullable Outcome recomputedAnswer) {}
