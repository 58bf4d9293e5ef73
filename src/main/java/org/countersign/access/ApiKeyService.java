package org.countersign.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.countersign.core.ActorId;
import org.countersign.core.CanonicalJson;
import org.countersign.core.Cursor;
import org.countersign.core.Etags;
import org.countersign.core.IdempotencyKeys;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** Issues and revokes API keys. */
@ApplicationScoped
public class ApiKeyService {
    private final ApiKeys keys;
    private final Scopes scopes;
    private final Ledger ledger;
    private final IdempotencyKeys once;
    private final Clock clock;

    ApiKeyService(ApiKeys keys, Scopes scopes, Ledger ledger, IdempotencyKeys once, Clock clock) {
        this.keys = keys;
        this.scopes = scopes;
        this.ledger = ledger;
        this.once = once;
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

    /**
     * As {@link #issue}, for a form that a browser may send again: the same form issues nothing a second time, but fails with
     * {@link IdempotencyKeys.Replay}, which has no secret.
     *
     * @param form an id of the form as it was shown, which no other has
     */
    public IssuedApiKey issueOnce(ActorId by, String form, NewApiKey wanted) {
        IdempotencyKeys.requireFit(form);
        return (IssuedApiKey) once.once(by, form, CanonicalJson.digest(List.of("issue", wanted)), () -> {
            Issued issued = issue(by, wanted);
            return new IssuedApiKey(ApiKeyView.of(issued.key()), issued.clear());
        });
    }

    /**
     * API keys, the newest first.
     *
     * @param q a part of a name, in any case of letters; null for any
     * @param state null for any
     */
    @Transactional
    public Page<ApiKeyView> list(@Nullable String q, @Nullable KeyState state, Paging paging) {
        return Page.of(
                keys.page(q, state, clock.instant(), paging), paging.limit, ApiKeyView::of, key -> Cursor.of(key.id()));
    }

    /** The key, or a 404 problem. */
    @Transactional
    public ApiKeyView get(String id) {
        return keys.findByIdOptional(id).map(ApiKeyView::of).orElseThrow(() -> Problem.notFound("API key", id));
    }

    /** Ends a key; nothing happens if it has been ended. */
    @Transactional
    public void revoke(ActorId by, String id, @Nullable String ifMatch) {
        ApiKey key = keys.lock(id).orElseThrow(() -> Problem.notFound("API key", id));
        Etags.require(ifMatch, key.version());
        if (key.revoke(clock.instant())) {
            ledger.append(by, new ApiKeyRevoked(id));
        }
    }
}
