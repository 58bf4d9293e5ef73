package org.countersign.ui.launch;

import java.time.Instant;
import java.util.List;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.feed.DecisionView;
import org.countersign.gate.feed.PreflightRequest;
import org.countersign.ui.GateAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question as the page shows it.
 *
 * @param question the question as JSON, to be asked again when the ledger has moved
 * @param campaign what the campaign is called
 * @param checkedAgainst the ledger's size whose entries were known
 * @param validUntil until when an allow holds
 * @param dryRun whether nothing was recorded
 * @param clearance compact JWS of an allow in earnest
 * @param recorded the decision that the question led to when it was asked in earnest; null if it was not
 * @param launches how the answer depends on the launch time
 */
public record LaunchAnswer(
        String question,
        PreflightRequest asked,
        @Nullable String campaign,
        GateAnswer answer,
        Instant decidedAt,
        long checkedAgainst,
        @Nullable Instant validUntil,
        boolean dryRun,
        @Nullable String clearance,
        @Nullable DecisionView recorded,
        List<AtLaunch> launches) {

    /** With the clearance that was given before, where the decision that gave it is still in force. */
    LaunchAnswer keeping(@Nullable String given) {
        return recorded == null || recorded.standing() != DecisionView.Standing.IN_FORCE
                ? this
                : new LaunchAnswer(
                        question,
                        asked,
                        campaign,
                        answer,
                        decidedAt,
                        checkedAgainst,
                        recorded.validUntil(),
                        dryRun,
                        given,
                        recorded,
                        launches);
    }

    /** Whether no carrier at all may be sent to. */
    public boolean blocksAll() {
        return answer.carriers().stream().noneMatch(at -> at.verdict() == Verdict.ALLOW);
    }

    /** Whether two people could force the block open: nothing is in the way that can never be overridden. */
    public boolean overridable() {
        return answer.verdict() == Verdict.BLOCK
                && !answer.carriers().isEmpty()
                && answer.carriers().stream()
                        .flatMap(at -> at.reasons().stream())
                        .allMatch(why -> why.cause().rule().overridable());
    }

    /**
     * What a launch from some time on would be answered.
     *
     * @param now whether this is a launch at once
     * @param asked whether this is the launch time that the question names
     */
    public record AtLaunch(Instant from, boolean now, boolean asked, Verdict verdict, long blocked, long total) {}
}
