package org.countersign.ui.registry;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.access.Callers;
import org.countersign.changes.ChangeService;
import org.countersign.changes.Introduction;
import org.countersign.platforms.PlatformView;
import org.countersign.platforms.Release;
import org.countersign.platforms.ReleaseReportView;
import org.countersign.ui.registry.RunningRelease.Origin;
import org.jspecify.annotations.Nullable;

/** Tells of reported releases how they came there, with one question for all. */
@Singleton
class RunningReleases {
    private final ChangeService changes;
    private final Callers callers;

    RunningReleases(ChangeService changes, Callers callers) {
        this.changes = changes;
        this.callers = callers;
    }

    /** The platforms, in the same order, with what was last reported of each. */
    List<PlatformRow> lastOf(List<PlatformView> platforms) {
        List<Introduction> introductions = introductions(
                platforms.stream().map(PlatformView::code).toList(),
                platforms.stream()
                        .map(PlatformView::reportedRelease)
                        .flatMap(Stream::ofNullable)
                        .map(ReleaseReportView::version)
                        .distinct()
                        .toList());
        return platforms.stream()
                .map(platform -> {
                    ReleaseReportView last = platform.reportedRelease();
                    return new PlatformRow(platform, last == null ? null : release(platform, last, introductions));
                })
                .toList();
    }

    /** These reports of one platform, in the same order. */
    List<RunningRelease> of(PlatformView platform, List<ReleaseReportView> reports) {
        List<Introduction> introductions = introductions(
                List.of(platform.code()),
                reports.stream().map(ReleaseReportView::version).distinct().toList());
        return reports.stream()
                .map(report -> release(platform, report, introductions))
                .toList();
    }

    private List<Introduction> introductions(List<String> platforms, List<String> versions) {
        return mayKnow() ? changes.introducing(platforms, versions) : List.of();
    }

    /** People of a carrier see the changes that were declared to them only, and so cannot be told that there is none. */
    private boolean mayKnow() {
        return callers.current().readsOnlyCarrier() == null;
    }

    private RunningRelease release(PlatformView platform, ReleaseReportView report, List<Introduction> introductions) {
        Release release = new Release(report.version(), report.fingerprint());
        @Nullable
        String change = introductions.stream()
                .filter(introduction -> introduction.isOf(platform.code(), release))
                .findFirst()
                .map(Introduction::change)
                .orElse(null);
        return new RunningRelease(
                report.version(),
                report.fingerprint(),
                report.deployedAt(),
                report.reportedAt(),
                mayKnow() ? origin(platform.baselineRelease(), release, change) : null,
                change);
    }

    private static Origin origin(@Nullable Release baseline, Release release, @Nullable String change) {
        if (change != null) {
            return Origin.DECLARED;
        }
        return baseline != null && release.agreesWith(baseline) ? Origin.BASELINE : Origin.UNDECLARED;
    }
}
