package org.countersign.platforms;

import java.time.Instant;
import org.countersign.ledger.Fact;

/**
 * A pipeline said which release runs on a platform. The newest report counts, whatever its {@code deployedAt}: what was
 * said last is what is known.
 */
public record ReleaseReported(String platform, Release release, Instant deployedAt) implements Fact {
    @Override
    public String kind() {
        return "release-reported";
    }

    @Override
    public String subject() {
        return platform;
    }
}
