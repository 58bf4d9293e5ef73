package org.countersign.platforms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.countersign.access.Caller;
import org.countersign.access.Callers;
import org.countersign.access.Refusal;
import org.countersign.access.Role;
import org.countersign.core.Cursor;
import org.countersign.core.Etags;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Patch;
import org.countersign.core.Problem;
import org.countersign.core.UniqueViolation;
import org.countersign.core.Words;
import org.countersign.ledger.Ledger;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * Registers and amends platforms and takes the reports of their pipelines. It fires {@link ReleaseReplaced} in the same
 * transaction, after the fact that tells of it, for the rooms below that must follow.
 */
@ApplicationScoped
public class PlatformService {
    /** How far the clock of a pipeline may be ahead of ours. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** What attempts that are refused are on record as. */
    static final String REPORT = "report-release";

    private final Platforms platforms;
    private final Interconnects interconnects;
    private final ReleaseReports reports;
    private final DeclaredReleases declared;
    private final Ledger ledger;
    private final Event<ReleaseReplaced> replaced;
    private final Callers callers;
    private final Patch patch;
    private final Clock clock;

    PlatformService(
            Platforms platforms,
            Interconnects interconnects,
            ReleaseReports reports,
            DeclaredReleases declared,
            Ledger ledger,
            Event<ReleaseReplaced> replaced,
            Callers callers,
            Patch patch,
            Clock clock) {
        this.platforms = platforms;
        this.interconnects = interconnects;
        this.reports = reports;
        this.declared = declared;
        this.ledger = ledger;
        this.replaced = replaced;
        this.callers = callers;
        this.patch = patch;
        this.clock = clock;
    }

    @Transactional
    public PlatformView register(PlatformContent content) {
        Platform platform = new Platform(content, clock.instant());
        try {
            platforms.persistAndFlush(platform);
        } catch (ConstraintViolationException e) {
            if (UniqueViolation.isOf(e, "platform_code_taken")) {
                throw Problem.conflict(
                        "already-exists", "There is already a {0} '{1}'.", Words.of("platform"), content.code());
            }
            throw e;
        }
        ledger.append(
                callers.id(),
                new PlatformRegistered(
                        platform.code(), platform.name(), platform.baselineRelease(), platform.canary()));
        return PlatformView.of(platform, List.of());
    }

    /**
     * Changes the given properties.
     *
     * @param ifMatch the versions that the caller will change; null for any
     */
    @Transactional
    public PlatformView amend(String code, @Nullable String ifMatch, ObjectNode given) {
        Platform platform = platforms.lock(code);
        Etags.require(ifMatch, platform.version());
        PlatformContent content = patch.apply(given, platform.content(), PlatformContent.class);
        if (!content.code().equals(code)) {
            throw Problem.badRequest("/code", "cannot be changed");
        }
        Release before = platform.knownRelease();
        if (platform.amend(content, declared)) {
            ledger.append(
                    callers.id(),
                    new PlatformAmended(
                            platform.code(), platform.name(), platform.baselineRelease(), platform.canary()));
            follow(platform, before);
        }
        return view(platform);
    }

    /** This release is running now. */
    @Transactional
    public ReleaseReportView report(String code, ReleaseClaim claim) {
        Instant now = clock.instant();
        Instant deployedAt = claim.deployedAt() == null ? now : claim.deployedAt();
        if (deployedAt.isAfter(now.plus(CLOCK_SKEW))) {
            throw Problem.badRequest("/deployedAt", "lies in the future");
        }
        // Under the lock, the order of reports is the order of their facts.
        Platform platform = platforms.lock(code);
        Release release = new Release(claim.version(), claim.fingerprint());
        if (onlyPlans(callers.current()) && platform.isUnblockedBy(release, declared)) {
            throw new Refusal(
                    REPORT,
                    code,
                    Problem.forbidden(
                            "A release is reported as running that no closed change introduced. That {0} has taken its place is"
                                    + " for the deployment pipeline or an administrator to report.",
                            release));
        }
        ReleaseReport report = new ReleaseReport(platform, release, deployedAt, now);
        reports.persist(report);
        Release before = platform.knownRelease();
        platform.runs(report);
        ledger.append(callers.id(), new ReleaseReported(code, release, deployedAt, report.id()));
        follow(platform, before);
        return ReleaseReportView.of(report);
    }

    private void follow(Platform platform, @Nullable Release before) {
        if (!Objects.equals(before, platform.knownRelease())) {
            replaced.fire(new ReleaseReplaced(platform.code()));
        }
    }

    /** Who plans the changes does not say as well, alone, that the release is gone which not everybody has accepted. */
    private static boolean onlyPlans(Caller caller) {
        return caller.has(Role.CHANGE_MANAGER) && !caller.hasAny(Role.PIPELINE, Role.ADMIN);
    }

    @Transactional
    public PlatformView get(String code) {
        return view(platforms.require(code));
    }

    /**
     * Platforms, newest first.
     *
     * @param q stands in the code or the name, in any case of letters
     * @param carrier which they are linked to
     */
    @Transactional
    public Page<PlatformView> list(@Nullable String q, @Nullable String carrier, Paging paging) {
        return Page.of(
                platforms.page(q, carrier, paging),
                paging.limit,
                platform -> PlatformView.of(platform, null),
                platform -> Cursor.of(platform.id()));
    }

    @Transactional
    public ReleaseReportView report(String code, long id) {
        Platform platform = platforms.require(code);
        ReleaseReport report = reports.require(platform, id);
        Release baseline = platform.baselineRelease();
        boolean isDeclared = (baseline != null && baseline.agreesWith(report.release()))
                || declared.introduces(code, report.release());
        return ReleaseReportView.of(report, isDeclared);
    }

    @Transactional
    public Page<ReleaseReportView> reports(String code, Paging paging) {
        return Page.of(
                reports.page(platforms.require(code), paging),
                paging.limit,
                ReleaseReportView::of,
                report -> Cursor.of(report.id()));
    }

    private PlatformView view(Platform platform) {
        @Nullable String only = callers.current().readsOnlyCarrier();
        return PlatformView.of(
                platform,
                interconnects.runningOn(platform.code()).stream()
                        .filter(link -> only == null || link.carrier().code().equals(only))
                        .toList());
    }
}
