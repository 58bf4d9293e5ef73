package org.countersign.holds;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.countersign.core.ActorId;
import org.countersign.core.Ids;
import org.countersign.core.Limits;
import org.countersign.core.Problem;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/** A block that somebody placed and that stands until a person lifts it with a reason. */
@Entity
@Table(name = "hold")
public class Hold {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "reference", nullable = false, updatable = false, length = 64)
    private String reference;

    @Column(name = "campaign", updatable = false, length = Limits.CODE_LENGTH)
    private @Nullable String campaign;

    @Column(name = "client", updatable = false, length = Limits.CODE_LENGTH)
    private @Nullable String client;

    @Column(name = "platform", updatable = false, length = Limits.CODE_LENGTH)
    private @Nullable String platform;

    @Column(name = "carrier", updatable = false, length = Limits.CODE_LENGTH)
    private @Nullable String carrier;

    @Column(name = "reason", nullable = false, updatable = false, length = Limits.TEXT)
    private String reason;

    @Convert(converter = WatchFindingColumn.class)
    @Column(name = "finding", updatable = false, length = 1_000)
    private @Nullable WatchFinding finding;

    @Column(name = "placed_at", nullable = false, updatable = false)
    private Instant placedAt;

    @Column(name = "placed_by", nullable = false, updatable = false, length = 64)
    private String placedBy;

    @Column(name = "lifted_at")
    private @Nullable Instant liftedAt;

    @Column(name = "lifted_by", length = 64)
    private @Nullable String liftedBy;

    @Column(name = "lift_reason", length = Limits.TEXT)
    private @Nullable String liftReason;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Hold() {}

    Hold(HoldScope scope, String reason, @Nullable WatchFinding finding, ActorId by, Instant at) {
        this.reference = "h-" + Ids.next(at);
        this.campaign = scope.campaign();
        this.client = scope.client();
        this.platform = scope.platform();
        this.carrier = scope.carrier();
        this.reason = reason;
        this.finding = finding;
        this.placedAt = at;
        this.placedBy = by.value();
    }

    HoldPlaced placed() {
        return new HoldPlaced(reference, campaign, client, platform, carrier, FreeText.of(reason), finding);
    }

    /** Ends the hold; one that was lifted already cannot be lifted again. */
    HoldLifted lift(String why, ActorId by, Instant at) {
        if (liftedAt != null) {
            throw Problem.conflict("already-lifted", "The hold was lifted at {0}.", liftedAt);
        }
        liftedAt = at;
        liftedBy = by.value();
        liftReason = why;
        return new HoldLifted(reference, FreeText.of(why));
    }

    /** Grows with every change. */
    long version() {
        return liftedAt == null ? 0 : 1;
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return id;
    }

    HoldView view() {
        return new HoldView(
                reference,
                new HoldScope(campaign, client, platform, carrier),
                liftedAt == null ? HoldView.State.STANDING : HoldView.State.LIFTED,
                reason,
                finding,
                placedAt,
                placedBy,
                liftedAt,
                liftedBy,
                liftReason,
                version());
    }
}
