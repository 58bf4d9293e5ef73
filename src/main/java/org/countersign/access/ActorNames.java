package org.countersign.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.core.ActorId;
import org.jspecify.annotations.Nullable;

/** Knows who stands behind an actor's id, and tells it to those who may know. */
@ApplicationScoped
public class ActorNames {
    private static final List<String> NAMED = List.of("Person", "ApiKey");

    private final EntityManager entities;

    ActorNames(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * The names of these people and keys, as far as there are any and the reader may know them: those who watch over the
     * registry know all, people of a carrier those of their own house, anyone else nobody.
     */
    public Map<ActorId, String> of(Collection<ActorId> actors, Caller reader) {
        boolean all = reader.hasAny(Role.ADMIN, Role.CHANGE_MANAGER, Role.AUDITOR, Role.DUTY_OWNER);
        Map<ActorId, String> names = new HashMap<>();
        if (!actors.isEmpty() && (all || reader.carrier() != null)) {
            Set<String> ids = actors.stream().map(ActorId::value).collect(Collectors.toSet());
            NAMED.forEach(entity -> names.putAll(read(entity, ids, all ? null : reader.carrier())));
        }
        return names;
    }

    private Map<ActorId, String> read(String entity, Set<String> ids, @Nullable String onlyCarrier) {
        String own = onlyCarrier == null ? "" : " and a.carrier = :carrier";
        var query = entities.createQuery(
                        "select a.id, a.name from " + entity + " a where a.id in :ids" + own, Object[].class)
                .setParameter("ids", ids);
        if (onlyCarrier != null) {
            query.setParameter("carrier", onlyCarrier);
        }
        return query.getResultStream()
                .collect(Collectors.toMap(row -> new ActorId((String) row[0]), row -> (String) row[1]));
    }
}
