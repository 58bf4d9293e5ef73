package org.countersign.campaigns;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.countersign.core.Limits;
import org.countersign.ledger.FreeText;

/** A time in which a client's campaigns are critical: a change window in it is a conflict. Never changed. */
@Entity
@Table(name = "protected_period")
public class ProtectedPeriod {
    @Id
    @Column(name = "id", nullable = false, updatable = false, length = 32)
    private String id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "client", nullable = false, updatable = false)
    private Client client;

    @Column(name = "starts_at", nullable = false, updatable = false)
    private Instant from;

    @Column(name = "ends_at", nullable = false, updatable = false)
    private Instant until;

    @Column(name = "reason", nullable = false, length = Limits.TEXT)
    private String reason;

    @Column(name = "set_at", nullable = false, updatable = false)
    private Instant setAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected ProtectedPeriod() {}

    ProtectedPeriod(String id, Client client, ProtectedPeriodContent content, Instant setAt) {
        this.id = id;
        this.client = client;
        this.from = content.from();
        this.until = content.until();
        this.reason = content.reason();
        this.setAt = setAt;
    }

    ProtectedPeriodSet set() {
        return new ProtectedPeriodSet(id, client.code(), from, until, FreeText.of(reason));
    }

    public String id() {
        return id;
    }

    public Client client() {
        return client;
    }

    public Instant from() {
        return from;
    }

    /** The first instant after it. */
    public Instant until() {
        return until;
    }

    public String reason() {
        return reason;
    }

    Instant setAt() {
        return setAt;
    }
}
