package org.countersign.incidents;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.countersign.core.JsonColumn;
import org.countersign.core.Limits;
import org.countersign.watch.Alarm;
import org.countersign.watch.AnomalyRaised;
import org.countersign.watch.BadMessage;
import org.countersign.watch.detect.Evidence;
import org.countersign.watch.detect.Level;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An alarm that belongs to an incident, with the evidence as it was. */
@Embeddable
public class IncidentAlarm {
    @Column(name = "anomaly", nullable = false, length = 64)
    private String anomaly;

    @Column(name = "raised_at", nullable = false)
    private Instant raisedAt;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "level", nullable = false, length = 8)
    private Level level;

    @Column(name = "campaign", nullable = false, length = Limits.CODE_LENGTH)
    private String campaign;

    @Column(name = "client", nullable = false, length = Limits.CODE_LENGTH)
    private String client;

    @Column(name = "sent", nullable = false)
    private long sent;

    @Column(name = "delivered", nullable = false)
    private long delivered;

    @Column(name = "failed", nullable = false)
    private long failed;

    @Column(name = "pending", nullable = false)
    private long pending;

    @Column(name = "usually", nullable = false)
    private double usually;

    @Column(name = "evidence", nullable = false)
    private double evidence;

    @Column(name = "chance", nullable = false)
    private double chance;

    @Column(name = "onset")
    private @Nullable Instant onset;

    @Convert(converter = BadMessageColumn.class)
    @Column(name = "first_bad", length = JsonColumn.LENGTH)
    private @Nullable BadMessage firstBad;

    @Column(name = "hold", length = 64)
    private @Nullable String hold;

    @Column(name = "link_hold", length = 64)
    private @Nullable String linkHold;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected IncidentAlarm() {}

    IncidentAlarm(Alarm alarm, Instant now) {
        AnomalyRaised raised = alarm.anomaly();
        this.anomaly = raised.anomaly();
        this.raisedAt = now;
        this.level = raised.level();
        this.campaign = raised.campaign();
        this.client = raised.client();
        this.sent = raised.sent();
        this.delivered = raised.delivered();
        this.failed = raised.failed();
        this.pending = raised.pending();
        this.usually = raised.usually();
        this.evidence = raised.evidence();
        this.chance = Evidence.chance(raised.evidence(), raised.sent());
        this.onset = raised.onset();
        this.firstBad = alarm.firstBad();
        this.hold = raised.hold();
        this.linkHold = raised.linkHold();
    }

    /** The same for another incident. */
    IncidentAlarm copy() {
        IncidentAlarm copy = new IncidentAlarm();
        copy.anomaly = anomaly;
        copy.raisedAt = raisedAt;
        copy.level = level;
        copy.campaign = campaign;
        copy.client = client;
        copy.sent = sent;
        copy.delivered = delivered;
        copy.failed = failed;
        copy.pending = pending;
        copy.usually = usually;
        copy.evidence = evidence;
        copy.chance = chance;
        copy.onset = onset;
        copy.firstBad = firstBad;
        copy.hold = hold;
        copy.linkHold = linkHold;
        return copy;
    }

    String anomaly() {
        return anomaly;
    }

    Level level() {
        return level;
    }

    String campaign() {
        return campaign;
    }

    String client() {
        return client;
    }

    long sent() {
        return sent;
    }

    long failed() {
        return failed;
    }

    double chance() {
        return chance;
    }

    @Nullable
    Instant onset() {
        return onset;
    }

    Instant raisedAt() {
        return raisedAt;
    }

    @Nullable
    String hold() {
        return hold;
    }

    @Nullable
    String linkHold() {
        return linkHold;
    }

    IncidentView.Alarm view() {
        return new IncidentView.Alarm(
                anomaly, raisedAt, level, campaign, client, sent, delivered, failed, pending, usually, evidence, chance,
                onset, firstBad, hold, linkHold);
    }
}
