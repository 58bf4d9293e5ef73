package org.countersign.gate.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.countersign.campaigns.AudienceEntry;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Question;
import org.countersign.gate.Rule;
import org.countersign.ledger.Fact;
import org.countersign.platforms.Release;
import org.jspecify.annotations.Nullable;

/**
 * The gate answered a campaign's question, for the first time or otherwise than the last time.
 *
 * @param checkedAgainst the ledger's size whose entries were known; from these, the question, {@code decidedAt} and the
 *     lease anyone can compute the answer again
 * @param leaseSeconds how long an allow lasted at most
 * @param reasonCodes the rules that said no, each once
 * @param digest of the canonical {@link Outcome}
 */
public record DecisionRecorded(
        String decisionId,
        Asked question,
        Instant decidedAt,
        long checkedAgainst,
        long leaseSeconds,
        Verdict verdict,
        List<Rule> reasonCodes,
        String digest)
        implements Fact {
    static final String KIND = "decision-recorded";

    public DecisionRecorded {
        reasonCodes = List.copyOf(reasonCodes);
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** The campaign. */
    @Override
    public String subject() {
        return question.campaign();
    }

    /** What the gate has said is no reason for it to say something else. */
    @Override
    public boolean movesGate() {
        return false;
    }

    /**
     * The question as asked.
     *
     * @param audience whom it named; nobody means every interconnected carrier
     * @param registered where it named nobody: the campaign's registered audience, which then tells how many recipients are
     *     at stake
     */
    public record Asked(
            String campaign,
            String client,
            String platform,
            @Nullable Release release,
            Instant launchAt,
            List<AudienceEntry> audience,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AudienceEntry> registered) {
        public Asked {
            audience = List.copyOf(audience);
            // Left out of the leaf when empty.
            registered = registered == null ? List.of() : List.copyOf(registered);
        }

        /** From the gate's words; the question must be about a campaign. */
        static Asked of(Question question) {
            org.countersign.gate.Release release = question.release();
            return new Asked(
                    Objects.requireNonNull(question.campaign()),
                    question.client(),
                    question.platform(),
                    release == null ? null : new Release(release.version(), release.fingerprint()),
                    question.launchAt(),
                    AudienceEntries.of(question.audience()),
                    AudienceEntries.of(question.registered()));
        }

        /** In the gate's words. */
        Question question() {
            return new Question(
                    client,
                    platform,
                    campaign,
                    release == null ? null : new org.countersign.gate.Release(release.version(), release.fingerprint()),
                    launchAt,
                    AudienceEntries.toGate(audience),
                    AudienceEntries.toGate(registered));
        }
    }
}
