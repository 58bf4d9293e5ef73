package org.countersign.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Tells Quarkus whose session a cookie belongs to, asking the account each time; on a worker thread. */
@Singleton
class SessionIdentityProvider implements IdentityProvider<TrustedAuthenticationRequest> {
    private final SignIn signIn;

    SessionIdentityProvider(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public Class<TrustedAuthenticationRequest> getRequestType() {
        return TrustedAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TrustedAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> Identities.of(signIn.withSession(
                request.getPrincipal(), Boolean.TRUE.equals(request.getAttribute(SessionMechanism.ATTENDED)))));
    }
}
