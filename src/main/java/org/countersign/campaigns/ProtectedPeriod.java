package org.countersign.campaigns;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.countersign.core.Limits;
import org.countersign.core.Problem;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/** A time in which a client's campaigns are critical: a change window in it is a conflict, until a person lifts it. */
@Entity
@Table(name = "protected_period")
public class ProtectedPeriod {
    @Id
    @Column(name = "id", nullable = false, updatable = false, length = 32)
    private String id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "client", nullable = false, updatable = false)
    private Client client;

    @Column(name = "starts_at", nullable = false)
    private Instant from;

    @Column(name = "ends_at", nullable = false)
    private Instant until;

    @Column(name = "reason", nullable = false, length = Limits.TEXT)
    private String reason;

    @Column(name = "set_at", nullable = false, updatable = false)
    private Instant setAt;

    @Column(name = "lifted_at")
    private @Nullable Instant liftedAt;

    @Column(name = "lift_reason", length = Limits.TEXT)
    private @Nullable String liftReason;

    /** Grows with every change, under the lock of the client's row. */
    @Column(name = "version", nullable = false)
    private long version;

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

    /** Takes a new content; empty when it is what was there already. */
    Optional<ProtectedPeriodAmended> amend(ProtectedPeriodContent content) {
        requireStanding();
        if (content.equals(content())) {
            return Optional.empty();
        }
        boolean otherReason = !content.reason().equals(reason);
        from = content.from();
        until = content.until();
        reason = content.reason();
        version++;
        return Optional.of(
                new ProtectedPeriodAmended(id, client.code(), from, until, otherReason ? FreeText.of(reason) : null));
    }

    /** Ends the protection; one that was lifted already cannot be lifted again. */
    ProtectedPeriodLifted lift(String why, Instant now) {
        requireStanding();
        liftedAt = now;
        liftReason = why;
        version++;
        return new ProtectedPeriodLifted(id, client.code(), from, until, FreeText.of(why));
    }

    private void requireStanding() {
        if (liftedAt != null) {
            throw Problem.conflict("already-lifted", "The protected period was lifted at {0}.", liftedAt);
        }
    }

    ProtectedPeriodContent content() {
        return new ProtectedPeriodContent(from, until, reason);
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

    public Instant setAt() {
        return setAt;
    }

    /** Null while it stands. */
    @Nullable
    Instant liftedAt() {
        return liftedAt;
    }

    @Nullable
    String liftReason() {
        return liftReason;
    }

    public long version() {
        return version;
    }
}
