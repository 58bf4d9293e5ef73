package org.countersign.access;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.countersign.core.ActorId;
import org.countersign.core.CurrentActor;
import org.jspecify.annotations.Nullable;

/** Knows the caller of the present request. */
@ApplicationScoped
public class Callers implements CurrentActor {
    private final CurrentIdentityAssociation identity;

    private final CurrentVertxRequest request;

    Callers(CurrentIdentityAssociation identity, CurrentVertxRequest request) {
        this.identity = identity;
        this.request = request;
    }

    /** The caller; {@link Caller#SYSTEM} outside any request. */
    public Caller current() {
        // While it starts, the application has a request's context and no request.
        if (!Arc.container().requestContext().isActive() || request.getCurrent() == null) {
            return Caller.SYSTEM;
        }
        Caller caller = identity.getIdentity().getAttribute(Caller.ATTRIBUTE);
        return caller == null ? Caller.ANONYMOUS : caller;
    }

    /** The person who makes the present request, as they were when it came; nobody when a program makes it. */
    public Optional<Person> person() {
        return Arc.container().requestContext().isActive() ? person(identity.getIdentity()) : Optional.empty();
    }

    /** The person of this identity, for where the present request cannot be told. */
    public static Optional<Person> person(SecurityIdentity identity) {
        return Optional.ofNullable(identity.getAttribute(Identities.PERSON));
    }

    /** The id of the session that the present request came with; null when it brought other credentials. */
    public @Nullable String session() {
        return identity.getIdentity().getAttribute(Identities.SESSION);
    }

    @Override
    public ActorId id() {
        return current().actor();
    }
}
