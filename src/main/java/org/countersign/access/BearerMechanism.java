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
    private final KeyDirectory keys;
    private final Freshness freshness;

    BearerMechanism(KeyDirectory keys, Freshness freshness) {
        this.keys = keys;
        this.freshness = freshness;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        if (!PresentedKey.isIn(context)) {
            return Uni.createFrom().nullItem();
        }
        context.put(HttpAuthenticationMechanism.class.getName(), this);
        KeySecret secret = PresentedKey.of(context);
        if (secret == null) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        // Nearly always: the request has waited already.
        return Freshness.of(context) != null
                ? identify(secret)
                : freshness.await(context).flatMap(head -> identify(secret));
    }

    private Uni<SecurityIdentity> identify(KeySecret secret) {
        SecurityIdentity identity = keys.identify(secret);
        return identity == null
                ? Uni.createFrom().failure(new AuthenticationFailedException())
                : Uni.createFrom().item(identity);
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
