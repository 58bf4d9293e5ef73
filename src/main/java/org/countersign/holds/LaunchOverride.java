package org.countersign.holds;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.countersign.core.ActorId;
import org.countersign.core.Ids;
import org.countersign.core.Limits;
import org.countersign.core.Problem;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/**
 * The glossary's override: a campaign may leave in spite of the reasons that it names, from the moment a second person has
 * approved until its end.
 */
@Entity
@Table(name = "launch_override")
public class LaunchOverride {
    static final String SEPARATOR = " ";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "reference", nullable = false, updatable = false, length = 64)
    private String reference;

    @Column(name = "campaign", nullable = false, updatable = false, length = Limits.CODE_LENGTH)
    private String campaign;

    @Column(name = "reason_codes", nullable = false, updatable = false, length = 200)
    private String reasonCodes;

    @Column(name = "reason", nullable = false, updatable = false, length = Limits.TEXT)
    private String reason;

    @Column(name = "until_at", nullable = false, updatable = false)
    private Instant until;

    @Column(name = "proposed_at", nullable = false, updatable = false)
    private Instant proposedAt;

    @Column(name = "proposed_by", nullable = false, updatable = false, length = 64)
    private String proposedBy;

    @Column(name = "approved_at")
    private @Nullable Instant approvedAt;

    @Column(name = "approved_by", length = 64)
    private @Nullable String approvedBy;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "ended_by", length = 64)
    private @Nullable String endedBy;

    @Column(name = "end_reason", length = Limits.TEXT)
    private @Nullable String endReason;

    @Column(name = "version", nullable = false)
    private long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected LaunchOverride() {}

    LaunchOverride(NewOverride proposal, ActorId by, Instant at) {
        this.reference = "o-" + Ids.next(at);
        this.campaign = proposal.campaign();
        this.reasonCodes = String.join(
                SEPARATOR, proposal.reasonCodes().stream().distinct().sorted().toList());
        this.reason = proposal.reason();
        this.until = proposal.until();
        this.proposedAt = at;
        this.proposedBy = by.value();
    }

    OverrideProposed proposed() {
        return new OverrideProposed(reference, campaign, reasonCodes(), until, FreeText.of(reason));
    }

    /** Puts the override in force; whoever proposed it cannot, see {@link #isProposedBy}. */
    OverrideApproved approve(ActorId by, Instant at) {
        if (isProposedBy(by)) {
            throw new IllegalArgumentException("one person cannot both propose and approve");
        }
        requireNotEnded(at);
        if (approvedAt != null) {
            throw Problem.conflict("already-approved", "The override was approved at {0}.", approvedAt);
        }
        approvedAt = at;
        approvedBy = by.value();
        version++;
        return new OverrideApproved(reference, campaign, reasonCodes(), until);
    }

    /** Ends the override, or takes back the proposal, before its time. */
    OverrideEnded end(String why, ActorId by, Instant at) {
        requireNotEnded(at);
        endedAt = at;
        endedBy = by.value();
        endReason = why;
        version++;
        return new OverrideEnded(reference, campaign, FreeText.of(why));
    }

    private void requireNotEnded(Instant at) {
        if (endedAt != null) {
            throw Problem.conflict("ended", "The override was ended at {0}.", endedAt);
        }
        if (!at.isBefore(until)) {
            throw Problem.conflict("expired", "The override ended at {0}.", until);
        }
    }

    boolean isProposedBy(ActorId actor) {
        return proposedBy.equals(actor.value());
    }

    String reference() {
        return reference;
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return id;
    }

    long version() {
        return version;
    }

    private List<String> reasonCodes() {
        return List.of(reasonCodes.split(SEPARATOR, -1));
    }

    OverrideView view(Instant now) {
        return new OverrideView(
                reference,
                campaign,
                reasonCodes(),
                state(now),
                reason,
                until,
                proposedAt,
                proposedBy,
                approvedAt,
                approvedBy,
                endedAt,
                endedBy,
                endReason,
                version);
    }

    private OverrideView.State state(Instant now) {
        if (endedAt != null || !now.isBefore(until)) {
            return OverrideView.State.ENDED;
        }
        return approvedAt == null ? OverrideView.State.PROPOSED : OverrideView.State.IN_FORCE;
    }
}
