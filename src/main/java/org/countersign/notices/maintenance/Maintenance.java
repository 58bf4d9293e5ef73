package org.countersign.notices.maintenance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.countersign.core.ActorId;
import org.countersign.core.Ids;
import org.countersign.core.Limits;
import org.countersign.core.Problem;
import org.countersign.ledger.FreeText;
import org.countersign.notices.calendar.MaintenanceNotice.Impact;
import org.countersign.notices.calendar.MaintenanceNotice.Status;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A carrier's own maintenance, as its newest notice tells it. */
@Entity
@Table(name = "carrier_maintenance")
class Maintenance {
    @Id
    private String id;

    /** Its code; null as long as nobody knows whose it is. */
    @Column(length = Limits.CODE_LENGTH)
    private @Nullable String carrier;

    /** Who sent a notice that named no carrier, and goes on with it; null where the carrier was known. */
    @Column(updatable = false, length = 64)
    private @Nullable String poster;

    @Column(name = "uid_hash", nullable = false, updatable = false, length = 64)
    private String uidHash;

    @Column(name = "sequence_number", nullable = false)
    private int sequence;

    @Column(name = "starts_at", nullable = false)
    private Instant startsAt;

    @Column(name = "ends_at", nullable = false)
    private Instant endsAt;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(nullable = false, length = 32)
    private Impact impact;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(nullable = false, length = 32)
    private Status status;

    @Column(nullable = false, length = MaintenanceText.LONGEST)
    private String content;

    @Column(name = "received_at", nullable = false, updatable = false)
    private Instant receivedAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    @Column(name = "dismissed_at")
    private @Nullable Instant dismissedAt;

    @Column(name = "dismiss_reason", length = Limits.TEXT)
    private @Nullable String dismissReason;

    @Version
    @Column(nullable = false)
    private long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Maintenance() {}

    private Maintenance(@Nullable String carrier, @Nullable ActorId poster, SentMaintenance sent, Instant now) {
        this.id = "m-" + Ids.next(now);
        this.carrier = carrier;
        this.poster = poster == null ? null : poster.value();
        this.uidHash = hash(sent.text().uid());
        this.sequence = sent.sequence();
        this.startsAt = sent.from();
        this.endsAt = sent.until();
        this.impact = sent.impact();
        this.status = sent.status();
        this.content = sent.text().written();
        this.receivedAt = now;
        this.updatedAt = now;
    }

    static Maintenance ofCarrier(String carrier, SentMaintenance sent, Instant now) {
        return new Maintenance(carrier, null, sent, now);
    }

    /** One of which nobody knows yet whose it is. */
    static Maintenance unmatched(ActorId poster, SentMaintenance sent, Instant now) {
        return new Maintenance(null, poster, sent, now);
    }

    /** By which a later version of a notice is found; the UID itself stands in the text, and is erased with it. */
    static String hash(String uid) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(uid.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    MaintenanceReceived received() {
        return new MaintenanceReceived(id, carrier, sequence, startsAt, endsAt, impact, status, FreeText.of(content));
    }

    /** Whether the notice is a later one than what is known; an older or the same one tells nothing new. */
    boolean isOlderThan(SentMaintenance sent) {
        return sequence < sent.sequence();
    }

    MaintenanceUpdated update(SentMaintenance sent, Instant now) {
        sequence = sent.sequence();
        startsAt = sent.from();
        endsAt = sent.until();
        impact = sent.impact();
        status = sent.status();
        content = sent.text().written();
        updatedAt = now;
        return new MaintenanceUpdated(id, carrier, sequence, startsAt, endsAt, impact, status, FreeText.of(content));
    }

    /** Says whose it is, also where somebody or something had said otherwise. */
    MaintenanceAssigned assign(String to) {
        requireStanding();
        carrier = to;
        return new MaintenanceAssigned(id, to);
    }

    MaintenanceDismissed dismiss(String why, Instant now) {
        requireStanding();
        dismissedAt = now;
        dismissReason = why;
        return new MaintenanceDismissed(id, carrier, FreeText.of(why));
    }

    private void requireStanding() {
        if (dismissedAt != null) {
            throw Problem.conflict("already-dismissed", "The maintenance notice was dismissed at {0}.", dismissedAt);
        }
    }

    MaintenanceState state() {
        if (dismissedAt != null) {
            return MaintenanceState.DISMISSED;
        }
        return carrier == null ? MaintenanceState.UNMATCHED : MaintenanceState.MATCHED;
    }

    String id() {
        return id;
    }

    @Nullable
    String carrier() {
        return carrier;
    }

    int sequence() {
        return sequence;
    }

    Instant from() {
        return startsAt;
    }

    Instant until() {
        return endsAt;
    }

    Impact impact() {
        return impact;
    }

    Status status() {
        return status;
    }

    MaintenanceText text() {
        return MaintenanceText.of(content);
    }

    Instant receivedAt() {
        return receivedAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    @Nullable
    Instant dismissedAt() {
        return dismissedAt;
    }

    @Nullable
    String dismissReason() {
        return dismissReason;
    }

    long version() {
        return version;
    }
}
