package org.countersign.platforms;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.countersign.core.Limits;
import org.countersign.core.Problem;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A sending platform. */
@Entity
@Table(name = "platform")
public class Platform {
    private static final String GUARDED = "baseline-guarded";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "code", nullable = false, updatable = false, length = Limits.CODE_LENGTH)
    private String code;

    @Column(name = "name", nullable = false, length = Limits.NAME)
    private String name;

    @Column(name = "baseline_version", length = Limits.LABEL)
    private @Nullable String baselineVersion;

    @Column(name = "baseline_fingerprint", length = Limits.LABEL)
    private @Nullable String baselineFingerprint;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "canary", nullable = false, length = 16)
    private CanaryPolicy canary;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "last_report")
    private @Nullable ReleaseReport lastReport;

    @Column(name = "registered_at", nullable = false, updatable = false)
    private Instant registeredAt;

    /** Grows with every change of the platform, its interconnects and its releases, under the row's lock. */
    @Column(name = "version", nullable = false)
    private long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Platform() {}

    Platform(PlatformContent content, Instant registeredAt) {
        this.code = content.code();
        this.name = content.name();
        setBaseline(content.baselineRelease());
        this.canary = content.canary();
        this.registeredAt = registeredAt;
    }

    /**
     * Takes a new content; false when it is what was there already.
     *
     * @throws Problem 409 when the baseline would become a way round the gate
     */
    boolean amend(PlatformContent content, DeclaredReleases declared) {
        if (content.equals(content())) {
            return false;
        }
        Release baseline = content.baselineRelease();
        if (baseline == null ? baselineRelease() != null : !baseline.equals(baselineRelease())) {
            requireHonest(baseline, declared);
            setBaseline(baseline);
        }
        name = content.name();
        canary = content.canary();
        touch();
        return true;
    }

    /**
     * The gate lets the baseline pass without a change. So once a change was declared, or there is a baseline and a release was
     * reported, only a release that went through a change to its close may take its place, and it cannot be cleared, since the
     * next one could then be set freely.
     */
    private void requireHonest(@Nullable Release baseline, DeclaredReleases declared) {
        boolean young = !declared.anyDeclared(code) && (baselineRelease() == null || lastReport == null);
        if (young || (baseline != null && declared.introducedByClosedChange(code, baseline))) {
            return;
        }
        throw baseline == null
                ? Problem.conflict(GUARDED, "The baseline cannot be cleared: the platform is in use.")
                : Problem.conflict(
                        GUARDED,
                        "Only a release that a closed change introduced may become the baseline of a platform in use;"
                                + " no closed change introduced {0}.",
                        baseline);
    }

    private void setBaseline(@Nullable Release baseline) {
        baselineVersion = baseline == null ? null : baseline.version();
        baselineFingerprint = baseline == null ? null : baseline.fingerprint();
    }

    /** Whether the gate would now be open for this release, as far as it is about the release. */
    private boolean isDeclared(Release release, DeclaredReleases declared) {
        Release baseline = baselineRelease();
        return (baseline != null && release.agreesWith(baseline)) || declared.introduces(code, release);
    }

    /**
     * Whether a release is reported as running that carriers may have to accept yet, and this one in its place would ask nobody: it
     * takes a word to declare the former, and another to take that back.
     */
    boolean isUnblockedBy(Release release, DeclaredReleases declared) {
        return lastReport != null
                && !release.agreesWith(lastReport.release())
                && !isSettled(lastReport.release(), declared)
                && isDeclared(release, declared);
    }

    /** Whether no carrier has to be asked about this release any more. */
    private boolean isSettled(Release release, DeclaredReleases declared) {
        Release baseline = baselineRelease();
        return (baseline != null && release.agreesWith(baseline)) || declared.introducedByClosedChange(code, release);
    }

    /** A pipeline has said what runs; the newest report counts. */
    void runs(ReleaseReport report) {
        lastReport = report;
        touch();
    }

    /** Something that is shown with the platform has changed. */
    void touch() {
        version++;
    }

    PlatformContent content() {
        return new PlatformContent(code, name, baselineRelease(), canary);
    }

    /** Its place in the order of registration. */
    long id() {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return id;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    /** The release that needs no change. */
    public @Nullable Release baselineRelease() {
        return baselineVersion == null ? null : new Release(baselineVersion, baselineFingerprint);
    }

    /** The release that runs, as far as is known: the one last reported, else the baseline. */
    public @Nullable Release knownRelease() {
        return lastReport == null ? baselineRelease() : lastReport.release();
    }

    public CanaryPolicy canary() {
        return canary;
    }

    /** What was last reported to run; null when nothing ever was. */
    public @Nullable ReleaseReport lastReport() {
        return lastReport;
    }

    Instant registeredAt() {
        return registeredAt;
    }

    long version() {
        return version;
    }
}
