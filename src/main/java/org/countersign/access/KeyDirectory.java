package org.countersign.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.countersign.core.ActorId;
import org.countersign.core.Problem;
import org.countersign.ledger.Entry;
import org.countersign.ledger.Fact;
import org.countersign.ledger.Projection;
import org.jspecify.annotations.Nullable;

/**
 * The API keys in force, in memory, folded from the ledger. Whoever first waits until the ledger is fresh finds here every
 * key that was issued and none that was revoked before the question, on every node.
 */
@Singleton
public class KeyDirectory implements Projection {
    private final Map<KeySecret, Known> bySecret = new ConcurrentHashMap<>();
    private final Map<String, KeySecret> secrets = new ConcurrentHashMap<>();
    private final Clock clock;

    KeyDirectory(Clock clock) {
        this.clock = clock;
    }

    /** A key in force unless it has expired. */
    static final class Known {
        final String id;
        final SecurityIdentity identity;
        /** {@link Long#MAX_VALUE} for never. */
        private final long expiresAt;

        /** Epoch milliseconds; zero when not used since this node started. Written by many, exact enough. */
        volatile long lastUsedAt;

        Known(ApiKeyIssued issued) {
            id = issued.key();
            identity = Identities.of(new ActorId(id), issued.scope());
            Instant expiry = issued.expiresAt();
            expiresAt = expiry == null ? Long.MAX_VALUE : expiry.toEpochMilli();
        }
    }

    /**
     * Who presents this key; null when it is not, or no longer, in force. The time this takes tells nothing about any key:
     * what is looked up is a hash that the caller cannot choose.
     */
    @Nullable
    SecurityIdentity identify(KeySecret secret) {
        Known known = bySecret.get(secret);
        if (known == null) {
            return null;
        }
        long now = clock.millis();
        if (now >= known.expiresAt) {
            return null;
        }
        if (now - known.lastUsedAt >= KeyUses.GRAIN_MILLIS) {
            known.lastUsedAt = now;
        }
        return known.identity;
    }

    /**
     * Who makes a request with an API key in force, as far as is known here now; null when it has none. For those who answer
     * before Quarkus has authenticated the request; they must {@linkplain #requireStillInForce look again} on fresh knowledge.
     */
    public @Nullable Caller caller(RoutingContext request) {
        KeySecret secret = PresentedKey.of(request);
        SecurityIdentity identity = secret == null ? null : identify(secret);
        return identity == null ? null : identity.getAttribute(Caller.ATTRIBUTE);
    }

    /**
     * Refuses with 401 a request whose key has been revoked or has expired since its head came, as far as is known here now: its
     * body may have taken its time.
     *
     * @param caller who made the request by then; what is said of people is not looked at
     */
    public void requireStillInForce(RoutingContext request, Caller caller) {
        if (PresentedKey.isIn(request) && !caller.actor().isPerson()) {
            Caller now = caller(request);
            if (now == null || !now.actor().equals(caller.actor())) {
                throw Problem.unauthorized("This API key has just been revoked, or has expired.");
            }
        }
    }

    Collection<Known> known() {
        return bySecret.values();
    }

    @Override
    public Set<String> kinds() {
        return Set.of(ApiKeyIssued.KIND, ApiKeyRevoked.KIND);
    }

    @Override
    public void apply(List<Entry> entries, long size) {
        // All are read before the first is applied, so that a bad one leaves nothing half done.
        List<Fact> facts = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            facts.add(
                    entry.kind().equals(ApiKeyIssued.KIND)
                            ? entry.fact(ApiKeyIssued.class)
                            : entry.fact(ApiKeyRevoked.class));
        }
        for (Fact fact : facts) {
            if (fact instanceof ApiKeyIssued issued) {
                KeySecret secret = KeySecret.parse(issued.hash());
                bySecret.put(secret, new Known(issued));
                secrets.put(issued.key(), secret);
            } else if (fact instanceof ApiKeyRevoked revoked) {
                KeySecret secret = secrets.remove(revoked.key());
                if (secret != null) {
                    bySecret.remove(secret);
                }
            }
        }
    }
}
