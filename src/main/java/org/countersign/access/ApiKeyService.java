package org.countersign.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.countersign.core.ActorId;
import org.countersign.core.Etags;
import org.countersign.core.Problem;
import org.countersign.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** Issues and revokes API keys. */
@ApplicationScoped
public class ApiKeyService {
    private final ApiKeys keys;
    private final Scopes scopes;
    private final Ledger ledger;
    private final Clock clock;

    ApiKeyService(ApiKeys keys, Scopes scopes, Ledger ledger, Clock clock) {
        this.keys = keys;
        this.scopes = scopes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What was issued, with the one sight of the key in clear. */
    public record Issued(ApiKey key, String clear) {}

    @Transactional
    public Issued issue(ActorId by, NewApiKey wanted) {
        Instant now = clock.instant();
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(now)) {
            throw Problem.badRequest("/expiresAt", "must lie in the future");
        }
        Scope scope = scopes.of(wanted.roles(), wanted.carrier(), wanted.client());
        String clear = KeySecret.random();
        ApiKey key = new ApiKey(wanted.name(), KeySecret.of(clear).stored(), scope, wanted.expiresAt(), by, now);
        keys.persistAndFlush(key);
        ledger.append(by, ApiKeyIssued.of(key));
        return new Issued(key, clear);
    }

    /** Ends a key; nothing happens if it has been ended. */
    @Transactional
    void revoke(ActorId by, String id, @Nullable String ifMatch) {
        ApiKey key = keys.lock(id).orElseThrow(() -> Problem.notFound("API key", id));
        Etags.require(ifMatch, key.version());
        if (key.revoke(clock.instant())) {
            ledger.append(by, new ApiKeyRevoked(id));
        }
    }
}
