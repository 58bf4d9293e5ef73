package org.countersign.canaries;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.countersign.core.ActorId;
import org.countersign.core.Ids;
import org.countersign.core.Limits;
import org.countersign.core.Problem;
import org.countersign.platforms.Release;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A few messages by which a carrier shows that it delivers what a platform sends with the release that runs. */
@Entity
@Table(name = "release_canary")
public class ReleaseCanary {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "reference", nullable = false, updatable = false, length = 64)
    private String reference;

    @Column(name = "platform", nullable = false, updatable = false, length = Limits.CODE_LENGTH)
    private String platform;

    @Column(name = "carrier", nullable = false, updatable = false, length = Limits.CODE_LENGTH)
    private String carrier;

    @Column(name = "release_version", updatable = false, length = Limits.LABEL)
    private @Nullable String releaseVersion;

    @Column(name = "release_fingerprint", updatable = false, length = Limits.LABEL)
    private @Nullable String releaseFingerprint;

    @Column(name = "campaign", nullable = false, updatable = false, length = Limits.CODE_LENGTH)
    private String campaign;

    @Column(name = "messages", nullable = false, updatable = false)
    private int messages;

    @Column(name = "started_at", nullable = false, updatable = false)
    private Instant startedAt;

    @Column(name = "started_by", nullable = false, updatable = false, length = 64)
    private String startedBy;

    @Column(name = "until_at", nullable = false, updatable = false)
    private Instant until;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "state", nullable = false, length = 16)
    private ReleaseCanaryState state;

    @Column(name = "judged", nullable = false)
    private int judged;

    @Column(name = "failed", nullable = false)
    private int failed;

    @Column(name = "ratio", nullable = false)
    private double ratio;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    /** Grows with whatever its messages tell, under the lock of the platform's row. */
    @Column(name = "version", nullable = false)
    private long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected ReleaseCanary() {}

    ReleaseCanary(NewReleaseCanary content, @Nullable Release release, ActorId by, Instant now) {
        this.reference = "y-" + Ids.next(now);
        this.platform = content.platform();
        this.carrier = content.carrier();
        this.releaseVersion = release == null ? null : release.version();
        this.releaseFingerprint = release == null ? null : release.fingerprint();
        this.campaign = content.campaign();
        this.messages = content.most();
        this.startedAt = now;
        this.startedBy = by.value();
        this.until = now.plus(Duration.ofMinutes(content.minutes()));
        this.state = ReleaseCanaryState.RUNNING;
        this.ratio = 1;
    }

    ReleaseCanaryStarted started() {
        return new ReleaseCanaryStarted(reference, platform, carrier, release(), campaign, messages, until);
    }

    boolean isRunning() {
        return state == ReleaseCanaryState.RUNNING;
    }

    /** Whether it has more to say than was known of it. */
    boolean isNews(CanaryMessages.Tale tale, Instant now) {
        return tale.judged() != judged || stateAfter(tale, now) != state;
    }

    /** Takes what its messages tell by now; null while it goes on. */
    @Nullable
    ReleaseCanaryEnded take(CanaryMessages.Tale tale, Instant now) {
        judged = tale.judged();
        failed = tale.failed();
        ratio = tale.ratio();
        version++;
        ReleaseCanaryState after = stateAfter(tale, now);
        return after == ReleaseCanaryState.RUNNING ? null : ended(after, now);
    }

    /** What it was to show is no more. */
    ReleaseCanaryEnded supersede(Instant now) {
        version++;
        return ended(ReleaseCanaryState.SUPERSEDED, now);
    }

    /** Somebody stops it; 409 when it has ended. */
    ReleaseCanaryEnded cancel(Instant now) {
        if (!isRunning()) {
            throw Problem.conflict("canary-ended", "The canary {0} has ended already.", reference);
        }
        version++;
        return ended(ReleaseCanaryState.CANCELLED, now);
    }

    long version() {
        return version;
    }

    private ReleaseCanaryState stateAfter(CanaryMessages.Tale tale, Instant now) {
        boolean over = tale.judged() >= messages || !now.isBefore(until);
        return tale.verdict() == ReleaseCanaryState.RUNNING && over ? ReleaseCanaryState.RAN_OUT : tale.verdict();
    }

    private ReleaseCanaryEnded ended(ReleaseCanaryState how, Instant now) {
        if (!isRunning()) {
            throw new IllegalStateException("it has ended");
        }
        state = how;
        endedAt = now;
        return new ReleaseCanaryEnded(reference, platform, carrier, state, judged, failed, ratio);
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return id;
    }

    String platform() {
        return platform;
    }

    String carrier() {
        return carrier;
    }

    String campaign() {
        return campaign;
    }

    int messages() {
        return messages;
    }

    Instant startedAt() {
        return startedAt;
    }

    boolean hasSucceeded() {
        return state == ReleaseCanaryState.SUCCEEDED;
    }

    boolean isOfSameRelease(ReleaseCanary other) {
        return Objects.equals(release(), other.release());
    }

    private @Nullable Release release() {
        return releaseVersion == null ? null : new Release(releaseVersion, releaseFingerprint);
    }

    ReleaseCanaryView view() {
        return new ReleaseCanaryView(
                reference,
                platform,
                carrier,
                release(),
                campaign,
                state,
                messages,
                judged,
                failed,
                ratio,
                startedAt,
                new ActorId(startedBy),
                until,
                endedAt,
                version);
    }
}
