package org.countersign.changes;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.countersign.core.ActorId;
import org.countersign.core.Limits;
import org.jspecify.annotations.Nullable;

/** A carrier that one person proposes to leave out of a change, and a second one has approved or not yet. */
@Embeddable
public class ExcludedCarrier {
    @Column(name = "justification", nullable = false, length = Limits.TEXT)
    private String justification;

    @Column(name = "proposed_by", nullable = false, length = 64)
    private String proposedBy;

    @Column(name = "proposed_at", nullable = false)
    private Instant proposedAt;

    @Column(name = "approved_by", length = 64)
    private @Nullable String approvedBy;

    @Column(name = "approved_at")
    private @Nullable Instant approvedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected ExcludedCarrier() {}

    ExcludedCarrier(String justification, ActorId proposedBy, Instant proposedAt) {
        this.justification = justification;
        this.proposedBy = proposedBy.value();
        this.proposedAt = proposedAt;
    }

    void approve(ActorId by, Instant at) {
        approvedBy = by.value();
        approvedAt = at;
    }

    public boolean isApproved() {
        return approvedBy != null;
    }

    public String justification() {
        return justification;
    }

    public ActorId proposedBy() {
        return new ActorId(proposedBy);
    }

    public Instant proposedAt() {
        return proposedAt;
    }

    public @Nullable ActorId approvedBy() {
        return approvedBy == null ? null : new ActorId(approvedBy);
    }

    public @Nullable Instant approvedAt() {
        return approvedAt;
    }
}
