package org.countersign.access;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.PasswordCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.countersign.core.ApiPaths;
import org.jspecify.annotations.Nullable;

/** HTTP Basic (RFC 7617, UTF-8) with a person's login and password. */
@Singleton
class BasicMechanism implements HttpAuthenticationMechanism {
    static final String CHALLENGE = "Basic realm=\"Countersign\", charset=\"UTF-8\"";
    private static final String SCHEME = "Basic ";

    private final Freshness freshness;

    BasicMechanism(Freshness freshness) {
        this.freshness = freshness;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String header = context.request().headers().get(HttpHeaderNames.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Uni.createFrom().nullItem();
        }
        context.put(HttpAuthenticationMechanism.class.getName(), this);
        String pair = decode(header.substring(SCHEME.length()).strip());
        int colon = pair == null ? -1 : pair.indexOf(':');
        if (pair == null || colon < 0) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        if (CrossSite.isForged(context.request())) {
            // Browsers remember what was typed once and add it to requests that other sites cause.
            return Uni.createFrom().failure(CrossSite.forbidden());
        }
        var credentials = new UsernamePasswordAuthenticationRequest(
                pair.substring(0, colon),
                new PasswordCredential(pair.substring(colon + 1).toCharArray()));
        // First of all, because a database that is away shows here at once and would hold a worker for seconds. Should
        // it go away between the two, that may keep the worker, but not a campaign that asks.
        return freshness.await(context).flatMap(head -> {
            Uni<SecurityIdentity> signedIn = providers.authenticate(credentials);
            return ApiPaths.PREFLIGHT.equals(context.request().path()) ? freshness.hold(signedIn) : signedIn;
        });
    }

    private static @Nullable String decode(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return null;
        }
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(
                        HttpResponseStatus.UNAUTHORIZED.code(), HttpHeaderNames.WWW_AUTHENTICATE, CHALLENGE));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(UsernamePasswordAuthenticationRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "basic"));
    }
}
