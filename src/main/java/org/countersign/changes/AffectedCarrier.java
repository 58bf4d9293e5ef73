package org.countersign.changes;

import com.google.errorprone.annotations.CompileTimeConstant;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.countersign.core.JsonMappers;
import org.countersign.core.Problem;
import org.countersign.core.Words;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A carrier whose sign-off the present revision of a change needs, and where it stands. */
@Embeddable
public class AffectedCarrier {
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "state", nullable = false, length = 16)
    private AffectedState state;

    @Column(name = "asked_at", nullable = false)
    private Instant askedAt;

    @Column(name = "sign_off", length = 64)
    private @Nullable String signOff;

    @Column(name = "signed_revision")
    private @Nullable Integer signedRevision;

    @Column(name = "signed_at")
    private @Nullable Instant signedAt;

    @Column(name = "effective_from")
    private @Nullable Instant effectiveFrom;

    /** Whether the change is in force and the carrier has yet to accept: lists find by it. */
    @Column(name = "awaited", nullable = false)
    private boolean awaited;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected AffectedCarrier() {}

    AffectedCarrier(Instant askedAt, boolean awaited) {
        this.state = AffectedState.PENDING;
        this.askedAt = askedAt;
        this.awaited = awaited;
    }

    /** Forgets what was said of an earlier revision. */
    void askAgain(Instant at) {
        state = AffectedState.PENDING;
        askedAt = at;
        signOff = null;
        signedRevision = null;
        signedAt = null;
        effectiveFrom = null;
        awaited = true;
    }

    /** Nobody waits for the carrier any more: the change is over. */
    void dismiss() {
        awaited = false;
    }

    void acknowledge(SignOffMark mark) {
        require(state == AffectedState.PENDING, "only who has said nothing yet can acknowledge");
        sign(AffectedState.ACKNOWLEDGED, mark, null);
    }

    void accept(SignOffMark mark, @Nullable Instant from) {
        sign(AffectedState.ACCEPTED, mark, from);
    }

    void reject(SignOffMark mark) {
        sign(AffectedState.REJECTED, mark, null);
    }

    void withdraw(SignOffMark mark) {
        require(state == AffectedState.ACCEPTED, "only an acceptance can be withdrawn");
        sign(AffectedState.WITHDRAWN, mark, null);
    }

    private void sign(AffectedState next, SignOffMark mark, @Nullable Instant from) {
        state = next;
        signOff = mark.signOff();
        signedRevision = mark.revision();
        signedAt = mark.at();
        effectiveFrom = from;
        awaited = next != AffectedState.ACCEPTED;
    }

    private void require(boolean condition, @CompileTimeConstant String rule) {
        if (!condition) {
            throw Problem.conflict("wrong-state", "The carrier's sign-off is '{0}'; {1}.", state, Words.of(rule))
                    .with("state", JsonMappers.word(state));
        }
    }

    /** Whether the carrier has accepted, and its acceptance counts at this time. */
    public boolean clearsAt(Instant time) {
        return state == AffectedState.ACCEPTED && (effectiveFrom == null || !effectiveFrom.isAfter(time));
    }

    public AffectedState state() {
        return state;
    }

    /** When the carrier was asked to sign off; its deadline runs from here. */
    public Instant askedAt() {
        return askedAt;
    }

    /** The id of the sign-off that gave the state; null while pending. */
    public @Nullable String signOff() {
        return signOff;
    }

    /** The revision of which the sign-off speaks; an earlier one than the present if it was carried over. */
    public @Nullable Integer signedRevision() {
        return signedRevision;
    }

    public @Nullable Instant signedAt() {
        return signedAt;
    }

    public @Nullable Instant effectiveFrom() {
        return effectiveFrom;
    }
}
