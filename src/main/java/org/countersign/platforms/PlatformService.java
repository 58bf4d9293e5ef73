package org.countersign.platforms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.countersign.core.CurrentActor;
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

/** Registers and amends platforms and takes the reports of their pipelines. */
@ApplicationScoped
public class PlatformService {
    /** How far the clock of a pipeline may be ahead of ours. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final Platforms platforms;
    private final Interconnects interconnects;
    private final ReleaseReports reports;
    private final DeclaredReleases declared;
    private final Ledger ledger;
    private final CurrentActor actor;
    private final Patch patch;
    private final Clock clock;

    PlatformService(
            Platforms platforms,
            Interconnects interconnects,
            ReleaseReports reports,
            DeclaredReleases declared,
            Ledger ledger,
            CurrentActor actor,
            Patch patch,
            Clock clock) {
        this.platforms = platforms;
        this.interconnects = interconnects;
        this.reports = reports;
        this.declared = declared;
        this.ledger = ledger;
        this.actor = actor;
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
        ledger.append(actor.id(), new PlatformRegistered(platform.code(), platform.name(), platform.baselineRelease()));
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
        if (platform.amend(content, declared)) {
            ledger.append(
                    actor.id(), new PlatformAmended(platform.code(), platform.name(), platform.baselineRelease()));
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
        ReleaseReport report = new ReleaseReport(platform, release, deployedAt, now);
        reports.persist(report);
        platform.runs(report);
        ledger.append(actor.id(), new ReleaseReported(code, release, deployedAt, report.id()));
        return ReleaseReportView.of(report);
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
        return ReleaseReportView.of(reports.require(platforms.require(code), id));
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
        return PlatformView.of(platform, interconnects.runningOn(platform.code()));
    }
}
