package org.countersign.access;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * {@code Authorization: Bearer} with an API key. It is on the path of every pre-flight, so it stays on the event loop and
 * asks memory only, after the ledger is known to be fresh.
 */
@Singleton
class BearerMechanism implements HttpAuthenticationMechanism {
    private static final String SCHEME = "Bearer ";

    private final KeyDirectory keys;
    private final Freshness freshness;

    BearerMechanism(KeyDirectory keys, Freshness freshness) {
        this.keys = keys;
        this.freshness = freshness;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String header = context.request().headers().get(HttpHeaderNames.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Uni.createFrom().nullItem();
        }
        context.put(HttpAuthenticationMechanism.class.getName(), this);
        if (header.length() != SCHEME.length() + KeySecret.LENGTH
                || !header.startsWith(KeySecret.PREFIX, SCHEME.length())) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        KeySecret secret = KeySecret.of(header.substring(SCHEME.length()));
        return freshness.await(context).map(head -> {
            SecurityIdentity identity = keys.identify(secret);
            if (identity == null) {
                throw new AuthenticationFailedException();
            }
            return identity;
        });
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(
                        HttpResponseStatus.UNAUTHORIZED.code(), HttpHeaderNames.WWW_AUTHENTICATE, "Bearer"));
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "bearer"));
    }

    /** Before the others: its requests are the most. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1000;
    }
}
