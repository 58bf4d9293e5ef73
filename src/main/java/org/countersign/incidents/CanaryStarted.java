package org.countersign.incidents;

import java.time.Instant;
import org.countersign.ledger.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A few messages are sent to see whether the carrier of an incident delivers again.
 *
 * @param canary its id, {@code y-…}
 * @param campaign whose messages count, from here on
 * @param messages at most so many
 * @param until when it runs out at the latest
 * @param attempt which one in a row it is that none before has succeeded; null means the first
 */
public record CanaryStarted(
        String incident,
        String canary,
        String campaign,
        String carrier,
        int messages,
        Instant until,
        @Nullable Integer attempt)
        implements Fact {
    public static final String KIND = "canary-started";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return incident;
    }

    /** It opens nothing; who lifts a hold does. */
    @Override
    public boolean movesGate() {
        return false;
    }
}
