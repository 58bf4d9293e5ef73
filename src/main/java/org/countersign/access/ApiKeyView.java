package org.countersign.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.countersign.core.ActorId;
import org.jspecify.annotations.Nullable;

/** An API key as the API shows it: all but the secret. */
public record ApiKeyView(
        String id,
        String name,
        List<Role> roles,
        @Nullable String carrier,
        @Nullable String client,
        @Nullable Instant expiresAt,
        ActorId issuedBy,
        Instant issuedAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt,
        @JsonIgnore long version) {
    static ApiKeyView of(ApiKey key) {
        Scope scope = key.scope();
        return new ApiKeyView(
                key.id(),
                key.name(),
                scope.roles(),
                scope.carrier(),
                scope.client(),
                key.expiresAt(),
                key.issuedBy(),
                key.issuedAt(),
                key.revokedAt(),
                key.lastUsedAt(),
                key.version());
    }

    /** Whether it is taken at this time. */
    public KeyState state(Instant now) {
        if (revokedAt != null) {
            return KeyState.REVOKED;
        }
        return expiresAt == null || now.isBefore(expiresAt) ? KeyState.IN_FORCE : KeyState.EXPIRED;
    }
}
