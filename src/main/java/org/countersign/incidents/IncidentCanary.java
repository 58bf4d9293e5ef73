package org.countersign.incidents;

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
import java.time.Duration;
import java.time.Instant;
import org.countersign.core.ActorId;
import org.countersign.core.Ids;
import org.countersign.core.Limits;
import org.countersign.watch.detect.Canary;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A few messages by which the carrier of an incident shows whether it delivers again. */
@Entity
@Table(name = "incident_canary")
public class IncidentCanary {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "reference", nullable = false, updatable = false, length = 64)
    private String reference;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "incident_id", nullable = false, updatable = false)
    private Incident incident;

    @Column(name = "campaign", nullable = false, updatable = false, length = Limits.CODE_LENGTH)
    private String campaign;

    @Column(name = "carrier", nullable = false, updatable = false, length = Limits.CODE_LENGTH)
    private String carrier;

    @Column(name = "messages", nullable = false, updatable = false)
    private int messages;

    @Column(name = "attempt", nullable = false, updatable = false)
    private int attempt;

    @Column(name = "started_at", nullable = false, updatable = false)
    private Instant startedAt;

    @Column(name = "started_by", nullable = false, updatable = false, length = 64)
    private String startedBy;

    @Column(name = "until_at", nullable = false, updatable = false)
    private Instant until;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "state", nullable = false, length = 16)
    private CanaryState state;

    @Column(name = "judged", nullable = false)
    private int judged;

    @Column(name = "failed", nullable = false)
    private int failed;

    @Column(name = "ratio", nullable = false)
    private double ratio;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected IncidentCanary() {}

    /**
     * Starts.
     *
     * @param attempt which one in a row it is that none before has succeeded, from 1
     */
    IncidentCanary(
            Incident incident, String campaign, int messages, Duration within, int attempt, ActorId by, Instant now) {
        this.reference = "y-" + Ids.next(now);
        this.incident = incident;
        this.campaign = campaign;
        this.carrier = incident.carrier();
        this.messages = messages;
        this.attempt = attempt;
        this.startedAt = now;
        this.startedBy = by.value();
        this.until = now.plus(within);
        this.state = CanaryState.RUNNING;
        this.ratio = 1;
    }

    CanaryStarted started() {
        return new CanaryStarted(incident.reference(), reference, campaign, carrier, messages, until, attempt);
    }

    boolean isRunning() {
        return state == CanaryState.RUNNING;
    }

    boolean hasSucceeded() {
        return state == CanaryState.SUCCEEDED;
    }

    /** Takes what its messages tell by now; null while it goes on. */
    @Nullable
    CanaryEnded take(Canary told, Instant now) {
        judged = told.judged();
        failed = told.failed();
        ratio = told.ratio();
        state = switch (told.state()) {
            case SUCCEEDED -> CanaryState.SUCCEEDED;
            case FAILED -> CanaryState.FAILED;
            case RUNNING -> judged >= messages || !now.isBefore(until) ? CanaryState.RAN_OUT : CanaryState.RUNNING;
        };
        if (isRunning()) {
            return null;
        }
        endedAt = now;
        return new CanaryEnded(incident.reference(), reference, state, judged, failed, ratio);
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return id;
    }

    String reference() {
        return reference;
    }

    String campaign() {
        return campaign;
    }

    String carrier() {
        return carrier;
    }

    int messages() {
        return messages;
    }

    int attempt() {
        return attempt;
    }

    Instant startedAt() {
        return startedAt;
    }

    CanaryView view() {
        return new CanaryView(
                reference,
                incident.reference(),
                campaign,
                carrier,
                state,
                messages,
                attempt,
                judged,
                failed,
                ratio,
                startedAt,
                new ActorId(startedBy),
                until,
                endedAt);
    }
}
