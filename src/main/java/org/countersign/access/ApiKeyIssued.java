package org.countersign.access;

import java.time.Instant;
import java.util.List;
import org.countersign.core.ActorId;
import org.countersign.ledger.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A machine got a credential.
 *
 * @param hash {@code sha256:<hex>} of the key in clear
 */
record ApiKeyIssued(
        String key,
        String hash,
        List<Role> roles,
        @Nullable String carrier,
        @Nullable String client,
        @Nullable Instant expiresAt,
        ActorId issuedBy)
        implements Fact {
    static final String KIND = "api-key-issued";

    static ApiKeyIssued of(ApiKey key) {
        Scope scope = key.scope();
        return new ApiKeyIssued(
                key.id(), key.hash(), scope.roles(), scope.carrier(), scope.client(), key.expiresAt(), key.issuedBy());
    }

    Scope scope() {
        return new Scope(roles, carrier, client);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String subject() {
        return key;
    }

    @Override
    public boolean movesGate() {
        return false;
    }
}
