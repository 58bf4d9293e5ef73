package org.countersign.platforms;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A platform as the API shows it.
 *
 * @param canary whether a launch needs a canary to have succeeded at the carrier
 * @param reportedRelease what was last reported to run
 * @param interconnects those that run and are the caller's to see; absent in lists
 */
public record PlatformView(
        String code,
        String name,
        @Nullable Release baselineRelease,
        CanaryPolicy canary,
        @Nullable ReleaseReportView reportedRelease,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<InterconnectView> interconnects,
        Instant registeredAt,
        @JsonIgnore long version) {

    static PlatformView of(Platform platform, @Nullable List<Interconnect> interconnects) {
        ReleaseReport last = platform.lastReport();
        return new PlatformView(
                platform.code(),
                platform.name(),
                platform.baselineRelease(),
                platform.canary(),
                last == null ? null : ReleaseReportView.of(last),
                interconnects == null
                        ? null
                        : interconnects.stream().map(InterconnectView::of).toList(),
                platform.registeredAt(),
                platform.version());
    }
}
