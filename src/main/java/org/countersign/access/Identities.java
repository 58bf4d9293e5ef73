package org.countersign.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.stream.Collectors;
import org.countersign.core.ActorId;

/** Makes the security identities that carry a {@link Caller}. */
final class Identities {
    /** The attribute that holds the person, as read when the request came. */
    static final String PERSON = "countersign.person";

    /** The attribute that holds the id of the session that the request came with. */
    static final String SESSION = "countersign.session";

    private Identities() {}

    static SecurityIdentity of(OpenSessions.Owned session) {
        return QuarkusSecurityIdentity.builder(of(session.owner()))
                .addAttribute(SESSION, session.session().id())
                .build();
    }

    static SecurityIdentity of(Person person) {
        return QuarkusSecurityIdentity.builder(of(person.scope().caller(person.actor()), person.id()))
                .addAttribute(PERSON, person)
                .build();
    }

    static SecurityIdentity of(ActorId key, Scope scope) {
        return of(scope.caller(key), key.value());
    }

    private static SecurityIdentity of(Caller caller, String principal) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(principal))
                .addRoles(caller.roles().stream().map(Role::word).collect(Collectors.toUnmodifiableSet()))
                .addAttribute(Caller.ATTRIBUTE, caller)
                .build();
    }
}
