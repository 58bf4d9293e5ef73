package org.countersign.access;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may do, and for whom.
 *
 * @param roles at least one, each once, in the order of {@link Role}
 * @param carrier the carrier of a {@link Role#CARRIER}; null without that role
 * @param client the one client of a {@link Role#CAMPAIGN_SYSTEM}; null for all clients or without that role
 */
public record Scope(
        List<Role> roles,
        @Nullable String carrier,
        @Nullable String client) {

    public Scope {
        roles = List.copyOf(new TreeSet<>(roles));
    }

    /** The caller that acts in this scope. */
    public Caller caller(org.countersign.core.ActorId actor) {
        return new Caller(actor, Set.copyOf(roles), carrier, client);
    }
}
