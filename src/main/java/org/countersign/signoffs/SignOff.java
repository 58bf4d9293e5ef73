package org.countersign.signoffs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.countersign.changes.Change;
import org.countersign.changes.SignOffMark;
import org.countersign.core.ActorId;
import org.countersign.core.Ids;
import org.countersign.core.Limits;
import org.countersign.ledger.FreeText;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What one carrier said of one revision of a change. It never changes; the carrier's newest word counts. */
@Entity
@Immutable
@Table(name = "sign_off")
public class SignOff {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long place;

    @Column(name = "id", nullable = false, updatable = false, length = 64)
    private String id;

    @Column(name = "change_id", nullable = false, updatable = false)
    private long changeId;

    @Column(name = "reference", nullable = false, updatable = false, length = 20)
    private String reference;

    @Column(name = "revision", nullable = false, updatable = false)
    private int revision;

    @Column(name = "digest", nullable = false, updatable = false, length = 71)
    private String digest;

    @Column(name = "carrier", nullable = false, updatable = false, length = Limits.CODE_LENGTH)
    private String carrier;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "decision", nullable = false, updatable = false, length = 16)
    private SignOffDecision decision;

    @Column(name = "effective_from", updatable = false)
    private @Nullable Instant effectiveFrom;

    @Column(name = "reason", updatable = false, length = Limits.TEXT)
    private @Nullable String reason;

    @Column(name = "given_at", nullable = false, updatable = false)
    private Instant givenAt;

    @Column(name = "given_by", nullable = false, updatable = false, length = 64)
    private String givenBy;

    @Column(name = "given_name", updatable = false, length = Limits.NAME)
    private @Nullable String givenName;

    @Column(name = "sent_to", updatable = false, length = Limits.LABEL)
    private @Nullable String sentTo;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected SignOff() {}

    /** A word about the present revision of a change. */
    SignOff(Change change, String carrier, NewSignOff word, ActorId by, @Nullable ByLink link, Instant at) {
        this.id = "s-" + Ids.next(at);
        this.changeId = change.id();
        this.reference = change.reference();
        this.revision = change.revision();
        this.digest = change.digest();
        this.carrier = carrier;
        this.decision = word.decision();
        this.effectiveFrom = word.effectiveFrom();
        this.reason = word.reason();
        this.givenAt = at;
        this.givenBy = by.value();
        this.givenName = link == null ? null : link.name();
        this.sentTo = link == null ? null : link.sentTo();
    }

    /** Whether the word says nothing that this sign-off has not said already. */
    boolean says(NewSignOff word) {
        return revision == word.revision()
                && decision == word.decision()
                && Objects.equals(effectiveFrom, word.effectiveFrom())
                && Objects.equals(reason, word.reason());
    }

    /** Moves the carrier's row of the change. */
    void applyTo(Change change) {
        SignOffMark mark = new SignOffMark(id, revision, givenAt);
        switch (decision) {
            case ACKNOWLEDGED -> change.acknowledge(carrier, mark);
            case ACCEPTED -> change.accept(carrier, mark, effectiveFrom);
            case REJECTED -> change.reject(carrier, mark);
            case WITHDRAWN -> change.withdraw(carrier, mark);
        }
    }

    SignedOff signedOff() {
        return new SignedOff(
                id,
                reference,
                revision,
                digest,
                carrier,
                decision,
                effectiveFrom,
                FreeText.ofNullable(reason),
                FreeText.ofNullable(givenName),
                FreeText.ofNullable(sentTo));
    }

    /** Its place in the order in which all were given. */
    long place() {
        if (place == null) {
            throw new IllegalStateException("not stored yet");
        }
        return place;
    }

    public String id() {
        return id;
    }

    /** The reference of the change. */
    public String reference() {
        return reference;
    }

    public int revision() {
        return revision;
    }

    /** The digest of the revision. */
    public String digest() {
        return digest;
    }

    public String carrier() {
        return carrier;
    }

    boolean isAcceptance() {
        return decision == SignOffDecision.ACCEPTED;
    }

    public SignOffDecision decision() {
        return decision;
    }

    public @Nullable Instant effectiveFrom() {
        return effectiveFrom;
    }

    public @Nullable String reason() {
        return reason;
    }

    public Instant givenAt() {
        return givenAt;
    }

    /** The name that who came by a link gave; null for who has an account. */
    public @Nullable String givenName() {
        return givenName;
    }

    /** The address that the link was sent to; null without one. */
    public @Nullable String sentTo() {
        return sentTo;
    }

    public ActorId givenBy() {
        return new ActorId(givenBy);
    }
}
