package org.countersign.gate.feed;

import java.time.Instant;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions a list shows; null does not restrict.
 *
 * @param reason a rule that said no at a carrier, whether or not it was overridden
 * @param until the first instant that is not shown any more
 */
public record DecisionFilter(
        @Nullable String campaign,
        @Nullable String client,
        @Nullable Verdict verdict,
        @Nullable Rule reason,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** The same among the decisions about one client's campaigns; null for all clients. */
    DecisionFilter ofClient(@Nullable String only) {
        return only == null ? this : new DecisionFilter(campaign, only, verdict, reason, from, until);
    }
}
