package org.countersign.access;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.countersign.core.ActorId;
import org.countersign.core.Ids;
import org.jspecify.annotations.Nullable;

/** A credential of a machine. Its secret is kept nowhere, only the secret's hash. */
@Entity
@Table(name = "api_key")
public class ApiKey {
    @Id
    private String id;

    @Column(nullable = false, updatable = false)
    private String name;

    @Column(nullable = false, updatable = false)
    private String hash;

    @Column(nullable = false, updatable = false)
    @Convert(converter = RolesColumn.class)
    private List<Role> roles;

    @Column(updatable = false)
    private @Nullable String carrier;

    @Column(updatable = false)
    private @Nullable String client;

    @Column(name = "expires_at", updatable = false)
    private @Nullable Instant expiresAt;

    @Column(name = "issued_by", nullable = false, updatable = false)
    private String issuedBy;

    @Column(name = "issued_at", nullable = false, updatable = false)
    private Instant issuedAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    /** Written past Hibernate, without a new version: see {@link KeyUses}. */
    @Column(name = "last_used_at", insertable = false, updatable = false)
    private @Nullable Instant lastUsedAt;

    @Version
    @Column(nullable = false)
    private long version;

    protected ApiKey() {}

    ApiKey(String name, String hash, Scope scope, @Nullable Instant expiresAt, ActorId issuedBy, Instant issuedAt) {
        this.id = "k-" + Ids.next(issuedAt);
        this.name = name;
        this.hash = hash;
        this.roles = scope.roles();
        this.carrier = scope.carrier();
        this.client = scope.client();
        this.expiresAt = expiresAt;
        this.issuedBy = issuedBy.value();
        this.issuedAt = issuedAt;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    String hash() {
        return hash;
    }

    public Scope scope() {
        return new Scope(roles, carrier, client);
    }

    public @Nullable Instant expiresAt() {
        return expiresAt;
    }

    public ActorId issuedBy() {
        return new ActorId(issuedBy);
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    public @Nullable Instant revokedAt() {
        return revokedAt;
    }

    public @Nullable Instant lastUsedAt() {
        return lastUsedAt;
    }

    public long version() {
        return version;
    }

    /** Ends the key for good; false when it had been ended already. */
    boolean revoke(Instant at) {
        if (revokedAt != null) {
            return false;
        }
        revokedAt = at;
        return true;
    }
}
