package org.countersign.platforms;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A report of a running release as the API shows it. */
public record ReleaseReportView(
        long id, String version, @Nullable String fingerprint, Instant deployedAt, Instant reportedAt) {

    static ReleaseReportView of(ReleaseReport report) {
        Release release = report.release();
        return new ReleaseReportView(
                report.id(), release.version(), release.fingerprint(), report.deployedAt(), report.reportedAt());
    }
}
