package org.countersign.gate.feed;

import org.countersign.gate.feed.DecisionRecorded.Asked;
import org.jspecify.annotations.Nullable;

/**
 * A recorded decision with what was asked and answered.
 *
 * @param question null if somebody has made the recorded one unreadable
 * @param answer as recorded; null if somebody has made it unreadable
 */
public record WholeDecision(
        DecisionView decision,
        @Nullable Asked question,
        @Nullable Outcome answer) {}
