package org.countersign.erasures;

import jakarta.persistence.Column;
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

/** The wish to erase somebody, which one administrator has and another one agrees to. */
@Entity
@Table(name = "erasure")
public class Erasure {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "reference", nullable = false, updatable = false, length = 64)
    private String reference;

    @Column(name = "person", updatable = false, length = 64)
    private @Nullable String person;

    @Column(name = "carrier", updatable = false, length = Limits.CODE_LENGTH)
    private @Nullable String carrier;

    @Column(name = "contact", length = Limits.NAME)
    private @Nullable String contact;

    @Column(name = "reason", nullable = false, length = Limits.TEXT)
    private String reason;

    @Column(name = "proposed_at", nullable = false, updatable = false)
    private Instant proposedAt;

    @Column(name = "proposed_by", nullable = false, updatable = false, length = 64)
    private String proposedBy;

    @Column(name = "approved_at")
    private @Nullable Instant approvedAt;

    @Column(name = "approved_by", length = 64)
    private @Nullable String approvedBy;

    /** Of how many of the ledger's entries texts are gone. */
    @Column(name = "entries")
    private @Nullable Long entries;

    @Column(name = "version", nullable = false)
    private long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Erasure() {}

    Erasure(NewErasure wanted, ActorId by, Instant at) {
        this.reference = "e-" + Ids.next(at);
        this.person = wanted.person();
        this.carrier = wanted.carrier();
        this.contact = wanted.contact();
        this.reason = wanted.reason();
        this.proposedAt = at;
        this.proposedBy = by.value();
    }

    ErasureProposed proposed() {
        return new ErasureProposed(reference, person, carrier, FreeText.ofNullable(contact), FreeText.of(reason));
    }

    void requireOpen() {
        if (approvedAt != null) {
            throw Problem.conflict("already-approved", "The erasure was approved at {0}.", approvedAt);
        }
    }

    /** It is done; whoever proposed it cannot have approved it. */
    ErasureApproved approve(ActorId by, Instant at, long erasedEntries) {
        if (proposedBy.equals(by.value())) {
            throw new IllegalArgumentException("one person cannot both propose and approve");
        }
        requireOpen();
        approvedAt = at;
        approvedBy = by.value();
        entries = erasedEntries;
        contact = contact == null ? null : FreeText.ERASED;
        version++;
        return new ErasureApproved(reference, person, carrier, erasedEntries);
    }

    boolean isProposedBy(ActorId actor) {
        return proposedBy.equals(actor.value());
    }

    boolean isOf(ActorId actor) {
        return actor.value().equals(person);
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

    @Nullable
    String person() {
        return person;
    }

    @Nullable
    String carrier() {
        return carrier;
    }

    @Nullable
    String contact() {
        return contact;
    }

    boolean isDone() {
        return approvedAt != null;
    }

    long version() {
        return version;
    }

    /**
     * As the API shows it.
     *
     * @param preview what would go; null once it is gone
     */
    ErasureView view(@Nullable ErasurePreview preview) {
        return new ErasureView(
                reference,
                approvedAt == null ? ErasureView.State.PROPOSED : ErasureView.State.DONE,
                person,
                carrier,
                contact,
                reason,
                proposedAt,
                proposedBy,
                approvedAt,
                approvedBy,
                entries,
                preview,
                version);
    }
}
