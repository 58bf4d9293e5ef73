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

    /**
     * Whether the private matters of all carriers, and what those who keep the registry tell each other of changes, are the caller's
     * to read: contacts, drafts, who is left out and why. Who asks for a client, or deploys, need not know them.
     */
    public boolean readsAllCarriers() {
        return hasAny(Role.ADMIN, Role.CHANGE_MANAGER, Role.AUDITOR, Role.DUTY_OWNER) || equals(SYSTEM);
    }

    /** The one carrier for which alone the caller sees the registry; null for a caller who is bound to none. */
    public @Nullable String readsOnlyCarrier() {
        return readsAllCarriers() ? null : carrier;
    }

    /** The one client whose affairs the caller may read; null for a caller who may read those of all. */
    public @Nullable String readsOnlyClient() {
        return hasAny(Role.ADMIN, Role.CHANGE_MANAGER, Role.AUDITOR, Role.DUTY_OWNER) ? null : client;
    }

    /** Whether what clients order, campaigns and contracts, is the caller's to read; if only {@linkplain #readsOnlyClient one's}. */
    public boolean readsClients() {
        return hasAny(Role.ADMIN, Role.CHANGE_MANAGER, Role.CAMPAIGN_SYSTEM, Role.AUDITOR, Role.DUTY_OWNER);
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
