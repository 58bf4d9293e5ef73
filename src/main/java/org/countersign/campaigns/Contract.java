package org.countersign.campaigns;

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
import org.countersign.core.Limits;
import org.countersign.platforms.Platform;
import org.jspecify.annotations.Nullable;

/** The term in which a client may send over a platform. */
@Entity
@Table(name = "contract")
public class Contract {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "code", nullable = false, updatable = false, length = Limits.CODE_LENGTH)
    private String code;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "client", nullable = false, updatable = false)
    private Client client;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "platform", nullable = false, updatable = false)
    private Platform platform;

    @Column(name = "valid_from", nullable = false)
    private Instant from;

    @Column(name = "valid_until", nullable = false)
    private Instant until;

    @Column(name = "reference", length = Limits.LABEL)
    private @Nullable String reference;

    @Column(name = "registered_at", nullable = false, updatable = false)
    private Instant registeredAt;

    /** Grows with every amendment, under the lock of the client's row. */
    @Column(name = "version", nullable = false)
    private long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Contract() {}

    Contract(ContractContent content, Client client, Platform platform, Instant registeredAt) {
        this.code = content.code();
        this.client = client;
        this.platform = platform;
        this.from = content.from();
        this.until = content.until();
        this.reference = content.reference();
        this.registeredAt = registeredAt;
    }

    /** Takes another term and reference; false when they are what was there already. */
    boolean amend(ContractContent content) {
        if (content.equals(content())) {
            return false;
        }
        from = content.from();
        until = content.until();
        reference = content.reference();
        version++;
        return true;
    }

    ContractContent content() {
        return new ContractContent(code, client.code(), platform.code(), from, until, reference);
    }

    ContractSigned signed() {
        return new ContractSigned(code, client.code(), platform.code(), from, until, reference);
    }

    ContractAmended amended() {
        return new ContractAmended(code, client.code(), platform.code(), from, until, reference);
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return id;
    }

    public String code() {
        return code;
    }

    public Client client() {
        return client;
    }

    public Platform platform() {
        return platform;
    }

    public Instant from() {
        return from;
    }

    /** The first instant after the term. */
    public Instant until() {
        return until;
    }

    public @Nullable String reference() {
        return reference;
    }

    public Instant registeredAt() {
        return registeredAt;
    }

    public long version() {
        return version;
    }
}
