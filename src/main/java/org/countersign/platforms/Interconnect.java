package org.countersign.platforms;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.countersign.carriers.Carrier;
import org.countersign.core.Limits;
import org.jspecify.annotations.Nullable;

/** A platform's link to a carrier. */
@Entity
@Table(name = "interconnect")
public class Interconnect {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "platform", nullable = false, updatable = false)
    private Platform platform;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "carrier", nullable = false, updatable = false)
    private Carrier carrier;

    @Column(name = "notice_days", nullable = false)
    private int noticeDays;

    @Column(name = "acknowledge_within_hours", nullable = false)
    private int acknowledgeWithinHours;

    @Column(name = "reference", length = Limits.LABEL)
    private @Nullable String reference;

    @Column(name = "opened_at", nullable = false)
    private Instant openedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    /** Grows with every change, under the lock of the platform's row. */
    @Column(name = "version", nullable = false)
    private long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Interconnect() {}

    Interconnect(Platform platform, Carrier carrier, InterconnectTerms terms, Instant now) {
        this.platform = platform;
        this.carrier = carrier;
        this.openedAt = now;
        setTerms(terms);
    }

    boolean isRunning() {
        return endedAt == null;
    }

    /** Takes new terms; false when they are the old ones. */
    boolean amend(InterconnectTerms terms) {
        requireRunning();
        if (terms.equals(terms())) {
            return false;
        }
        setTerms(terms);
        version++;
        return true;
    }

    /** The link ends. */
    void end(Instant now) {
        requireRunning();
        endedAt = now;
        version++;
    }

    /** A link that had ended is there again. */
    void reopen(InterconnectTerms terms, Instant now) {
        if (isRunning()) {
            throw new IllegalStateException("it runs");
        }
        setTerms(terms);
        openedAt = now;
        endedAt = null;
        version++;
    }

    private void requireRunning() {
        if (!isRunning()) {
            throw new IllegalStateException("it has ended");
        }
    }

    private void setTerms(InterconnectTerms terms) {
        noticeDays = terms.noticeDays();
        acknowledgeWithinHours = terms.acknowledgeWithinHours();
        reference = terms.reference();
    }

    private InterconnectTerms terms() {
        return new InterconnectTerms(noticeDays, acknowledgeWithinHours, reference);
    }

    InterconnectOpened opened() {
        return new InterconnectOpened(platform.code(), carrier.code(), noticeDays, acknowledgeWithinHours, reference);
    }

    InterconnectAmended amended() {
        return new InterconnectAmended(platform.code(), carrier.code(), noticeDays, acknowledgeWithinHours, reference);
    }

    InterconnectEnded ended() {
        return new InterconnectEnded(platform.code(), carrier.code());
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return id;
    }

    public Platform platform() {
        return platform;
    }

    public Carrier carrier() {
        return carrier;
    }

    /** How long before a change's window the carrier must know of it. */
    public int noticeDays() {
        return noticeDays;
    }

    /** How soon the carrier has promised to acknowledge. */
    public int acknowledgeWithinHours() {
        return acknowledgeWithinHours;
    }

    public @Nullable String reference() {
        return reference;
    }

    public Instant openedAt() {
        return openedAt;
    }

    long version() {
        return version;
    }
}
