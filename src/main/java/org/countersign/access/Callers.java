package org.countersign.access;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.enterprise.context.ApplicationScoped;
import org.countersign.core.ActorId;
import org.countersign.core.CurrentActor;

/** Knows the caller of the present request. */
@ApplicationScoped
public class Callers implements CurrentActor {
    private final CurrentIdentityAssociation identity;

    Callers(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    /** The caller; {@link Caller#SYSTEM} outside any request. */
    public Caller current() {
        if (!Arc.container().requestContext().isActive()) {
            return Caller.SYSTEM;
        }
        Caller caller = identity.getIdentity().getAttribute(Caller.ATTRIBUTE);
        return caller == null ? Caller.ANONYMOUS : caller;
    }

    @Override
    public ActorId id() {
        return current().actor();
    }
}
