package org.countersign.gate.feed;

import java.time.Instant;
import java.util.List;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Release;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign system is told.
 *
 * @param decisionId null for a dry run
 * @param decidedAt when this answer was found; a repeat quotes the id of an older decision
 * @param checkedAgainst the ledger's size whose entries were known
 * @param validUntil until when an allow holds; null for a block
 * @param clearance compact JWS; null for a block and for a dry run
 */
@Schema(name = "PreflightAnswer")
public record Answer(
        Verdict decision,
        @Nullable String decisionId,
        Instant decidedAt,
        long checkedAgainst,
        @Nullable Instant validUntil,
        @Nullable String clearance,
        List<Outcome.Carrier> carriers,
        List<Outcome.Cause> reasons,
        List<Release> releases,
        Outcome.Recipients recipients) {

    static Answer of(Outcome outcome, @Nullable String decisionId, Decided decided, @Nullable String clearance) {
        return new Answer(
                outcome.decision(),
                decisionId,
                decided.at(),
                decided.checkedAgainst(),
                outcome.validUntil(),
                clearance,
                outcome.carriers(),
                outcome.reasons(),
                outcome.releases(),
                outcome.recipients());
    }
}
