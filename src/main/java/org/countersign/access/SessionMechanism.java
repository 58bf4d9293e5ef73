package org.countersign.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.quarkus.vertx.http.runtime.security.PersistentLoginManager;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;
import org.countersign.core.ApiPaths;

/**
 * Knows who signed in on a page, by the session's cookie. A session that has ended is as good as none, so that public
 * pages still show. The API takes the cookie only for reading: whatever changes something there needs a credential that
 * no browser adds by itself.
 */
@Singleton
class SessionMechanism implements HttpAuthenticationMechanism {
    /** The attribute of the request to authenticate that tells whether somebody uses the session. */
    static final String ATTENDED = "countersign.attended";

    private final Sessions sessions;
    private final Freshness freshness;

    SessionMechanism(Sessions sessions, Freshness freshness) {
        this.sessions = sessions;
        this.freshness = freshness;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        PersistentLoginManager.RestoreResult session = sessions.restore(context);
        boolean safe = CrossSite.isSafe(context.request().method());
        if (session == null || (!safe && ApiPaths.hold(context.request().path()))) {
            return Uni.createFrom().nullItem();
        }
        // A session lives in browsers, and a browser says where a request came from.
        if (CrossSite.isForged(context.request()) || (!safe && !CrossSite.saysWhence(context.request()))) {
            return Uni.createFrom().failure(CrossSite.forbidden());
        }
        context.put(HttpAuthenticationMechanism.class.getName(), this);
        boolean attended = !Sessions.isUnattended(context.request());
        return freshness
                .await(context)
                .flatMap(head -> providers.authenticate(request(session, attended)))
                .invoke(identity -> {
                    if (attended) {
                        sessions.renew(session, context);
                    }
                })
                .onFailure(AuthenticationFailedException.class)
                .recoverWithNull();
    }

    private static TrustedAuthenticationRequest request(
            PersistentLoginManager.RestoreResult session, boolean attended) {
        TrustedAuthenticationRequest request = new TrustedAuthenticationRequest(session.getPrincipal());
        request.setAttribute(ATTENDED, attended);
        return request;
    }

    /** Pages send to the sign-in page themselves: see {@link RefusalMappers}. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TrustedAuthenticationRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.COOKIE, Sessions.COOKIE, "session"));
    }

    /** After those that a header chooses. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY - 500;
    }
}
