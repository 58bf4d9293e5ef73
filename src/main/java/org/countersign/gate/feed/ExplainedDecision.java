package org.countersign.gate.feed;

import org.countersign.gate.feed.DecisionRecorded.Asked;
import org.jspecify.annotations.Nullable;

/**
 * A recorded decision in words for people.
 *
 * @param question null if somebody has made the recorded one unreadable
 * @param answer as recorded, with its reasons in words; null if somebody has made it unreadable
 */
public record ExplainedDecision(
        DecisionView decision,
        @Nullable Asked question,
        @Nullable Outcome answer) {}
