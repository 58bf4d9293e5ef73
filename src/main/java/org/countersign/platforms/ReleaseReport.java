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
import org.jspecify.annotations.Nullable;

/** What a pipeline once said: this release is running now. Never changed. */
@Entity
@Table(name = "release_report")
public class ReleaseReport {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "platform", nullable = false, updatable = false)
    private Platform platform;

    @Column(name = "version", nullable = false, updatable = false, length = Limits.LABEL)
    private String version;

    @Column(name = "fingerprint", updatable = false, length = Limits.LABEL)
    private @Nullable String fingerprint;

    @Column(name = "deployed_at", nullable = false, updatable = false)
    private Instant deployedAt;

    @Column(name = "reported_at", nullable = false, updatable = false)
    private Instant reportedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected ReleaseReport() {}

    ReleaseReport(Platform platform, Release release, Instant deployedAt, Instant reportedAt) {
        this.platform = platform;
        this.version = release.version();
        this.fingerprint = release.fingerprint();
        this.deployedAt = deployedAt;
        this.reportedAt = reportedAt;
    }

    /** Its place in the order of reports. */
    long id() {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return id;
    }

    Platform platform() {
        return platform;
    }

    public Release release() {
        return new Release(version, fingerprint);
    }

    public Instant deployedAt() {
        return deployedAt;
    }

    public Instant reportedAt() {
        return reportedAt;
    }
}
