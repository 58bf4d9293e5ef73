package org.countersign.canaries;

import java.time.Instant;
import org.countersign.ledger.Fact;
import org.countersign.platforms.Release;
import org.jspecify.annotations.Nullable;

/**
 * A few messages are sent to see whether a carrier delivers what the platform sends with the release that runs.
 *
 * @param canary its id, {@code y-…}
 * @param release the one that ran then, as far as was known
 * @param campaign whose messages count, from here on
 * @param messages at most so many
 * @param until when it runs out at the latest
 */
public record ReleaseCanaryStarted(
        String canary,
        String platform,
        String carrier,
        @Nullable Release release,
        String campaign,
        int messages,
        Instant until)
        implements Fact {
    public static final String KIND = "release-canary-started";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return canary;
    }
}
