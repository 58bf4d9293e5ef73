package org.countersign.platforms;

import java.time.Instant;
import org.countersign.ledger.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline said which release runs on a platform. The newest report counts, whatever its {@code deployedAt}: what was
 * said last is what is known.
 *
 * @param report the report's id; absent in old entries
 */
public record ReleaseReported(
        String platform,
        Release release,
        Instant deployedAt,
        @Nullable Long report) implements Fact {
    @Override
    public String kind() {
        return "release-reported";
    }

    @Override
    public String subject() {
        return platform;
    }
}
