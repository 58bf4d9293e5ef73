package org.countersign.platforms;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
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
        touch();
        return true;
    }

    /**
     * The gate lets the baseline pass without a change. So once there is a baseline and a release was reported or a change
     * declared, only a release that went through a change to its close may take its place, and it cannot be cleared, since
     * the next one could then be set freely.
     */
    private void requireHonest(@Nullable Release baseline, DeclaredReleases declared) {
        boolean first = baselineRelease() == null;
        boolean unused = lastReport == null && !declared.anyDeclared(code);
        if (first || unused || (baseline != null && declared.introducedByClosedChange(code, baseline))) {
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
        return new PlatformContent(code, name, baselineRelease());
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
