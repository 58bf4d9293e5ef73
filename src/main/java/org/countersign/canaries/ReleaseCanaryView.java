package org.countersign.canaries;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.countersign.core.ActorId;
import org.countersign.platforms.Release;
import org.jspecify.annotations.Nullable;

/**
 * A canary of a release as the API shows it.
 *
 * @param release the one that ran when it was started, as far as was known
 * @param messages at most so many
 * @param judged messages that counted, {@code failed} among them
 * @param ratio how much likelier they are if the carrier fails than if it does not; it succeeds at 0.01 and fails at 100
 */
public record ReleaseCanaryView(
        String id,
        String platform,
        String carrier,
        @Nullable Release release,
        String campaign,
        ReleaseCanaryState state,
        int messages,
        int judged,
        int failed,
        double ratio,
        Instant startedAt,
        ActorId startedBy,
        Instant until,
        @Nullable Instant endedAt,
        @JsonIgnore long version) {}
