package org.countersign.platforms;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report of a running release as the API shows it.
 *
 * @param declared whether it is the platform's baseline, or a declared change introduces it; only where one report is shown
 */
public record ReleaseReportView(
        long id,
        String version,
        @Nullable String fingerprint,
        Instant deployedAt,
        Instant reportedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean declared) {

    static ReleaseReportView of(ReleaseReport report) {
        return of(report, null);
    }

    static ReleaseReportView of(ReleaseReport report, @Nullable Boolean declared) {
        Release release = report.release();
        return new ReleaseReportView(
                report.id(),
                release.version(),
                release.fingerprint(),
                report.deployedAt(),
                report.reportedAt(),
                declared);
    }
}
