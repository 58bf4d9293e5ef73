package org.countersign.access;

import java.util.Set;
import org.countersign.core.ActorId;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request, and for whom they may act.
 *
 * @param carrier the one carrier that a {@link Role#CARRIER} acts for; null for all other roles
 * @param client the one client that a {@link Role#CAMPAIGN_SYSTEM} acts for; null for all clients
 */
public record Caller(
        ActorId actor,
        Set<Role> roles,
        @Nullable String carrier,
        @Nullable String client) {
    /** The attribute of Quarkus' security identity that holds the caller. */
    public static final String ATTRIBUTE = "countersign.caller";

    public static final Caller ANONYMOUS = new Caller(ActorId.ANONYMOUS, Set.of(), null, null);
    public static final Caller SYSTEM = new Caller(ActorId.SYSTEM, Set.of(), null, null);

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public boolean hasAny(Role... wanted) {
        for (Role role : wanted) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }
}
