package org.countersign.access;

import java.util.Map;
import java.util.Set;
import org.countersign.core.ActorId;
import org.jspecify.annotations.Nullable;

/** A room's actors who have no account, and what they are called. */
public interface NamedActors {
    /**
     * The names of those among these ids whom the room knows.
     *
     * @param onlyCarrier for which alone they acted; null for any
     */
    Map<ActorId, String> of(Set<String> ids, @Nullable String onlyCarrier);
}
