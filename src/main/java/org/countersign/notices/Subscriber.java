package org.countersign.notices;

import java.util.Set;
import org.countersign.access.Caller;
import org.countersign.access.Role;
import org.countersign.core.ActorId;
import org.jspecify.annotations.Nullable;

/**
 * As whom a webhook reads. It is told what this one could read through the API, and nothing else.
 *
 * @param role one of {@link Role#AUDITOR}, who reads everything, {@link Role#CARRIER} and {@link Role#CAMPAIGN_SYSTEM}
 * @param carrier the one carrier of a {@link Role#CARRIER}
 * @param client the one client of a {@link Role#CAMPAIGN_SYSTEM}; null for all
 */
public record Subscriber(
        Role role, @Nullable String carrier, @Nullable String client) {
    static final Subscriber EVERYTHING = new Subscriber(Role.AUDITOR, null, null);

    public static Subscriber carrier(String carrier) {
        return new Subscriber(Role.CARRIER, carrier, null);
    }

    static Subscriber client(@Nullable String client) {
        return new Subscriber(Role.CAMPAIGN_SYSTEM, null, client);
    }

    /** The caller whose view is sent. */
    public Caller caller() {
        return new Caller(ActorId.SYSTEM, Set.of(role), carrier, client);
    }

    /** Whether this caller may know of, and end, what this one subscribed to. */
    boolean isOf(Caller caller) {
        if (readsAll(caller)) {
            return true;
        }
        return switch (role) {
            case CARRIER -> caller.has(Role.CARRIER) && carrier != null && carrier.equals(caller.carrier());
            case CAMPAIGN_SYSTEM ->
                caller.has(Role.CAMPAIGN_SYSTEM)
                        && (caller.client() == null || caller.client().equals(client));
            default -> false;
        };
    }

    /** Whether the caller looks after webhooks of everybody. */
    static boolean readsAll(Caller caller) {
        return caller.hasAny(Role.ADMIN, Role.CHANGE_MANAGER, Role.AUDITOR);
    }

    /** Whether the caller may register webhooks for anybody. */
    static boolean speaksForAll(Caller caller) {
        return caller.hasAny(Role.ADMIN, Role.CHANGE_MANAGER);
    }
}
