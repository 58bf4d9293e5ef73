package org.countersign.access;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.core.ActorId;
import org.jspecify.annotations.Nullable;

/** Knows who stands behind an actor's id, and tells it to those who may know. */
@ApplicationScoped
public class ActorNames {
    private static final List<String> NAMED = List.of("Person", "ApiKey");
    /** Of people and of keys; who is not offered can be typed. */
    private static final int MOST_OFFERED = 200;

    private final EntityManager entities;
    private final List<NamedActors> others;

    ActorNames(EntityManager entities, @All List<NamedActors> others) {
        this.entities = entities;
        this.others = others;
    }

    /**
     * The names of these people and keys, as far as there are any and the reader may know them: those who watch over the
     * registry know all, people of a carrier those of their own house, anyone else nobody.
     */
    public Map<ActorId, String> of(Collection<ActorId> actors, Caller reader) {
        boolean all = knowsAll(reader);
        Map<ActorId, String> names = new HashMap<>();
        if (!actors.isEmpty() && (all || reader.carrier() != null)) {
            Set<String> ids = actors.stream().map(ActorId::value).collect(Collectors.toSet());
            @Nullable String onlyCarrier = all ? null : reader.carrier();
            NAMED.forEach(entity -> names.putAll(read(entity, ids, onlyCarrier)));
            others.forEach(room -> names.putAll(room.of(ids, onlyCarrier)));
        }
        return names;
    }

    /**
     * The people and keys in whose name this stands, in any case of letters, and those of exactly this name alone if there are
     * any; for administrators, who know the logins too, first of all the person of this login. At most so many; nobody for
     * readers who do not know all names.
     */
    public List<ActorId> called(String name, Caller reader, int most) {
        if (!knowsAll(reader)) {
            return List.of();
        }
        List<ActorId> byLogin = reader.hasAny(Role.ADMIN) ? ofLogin(name) : List.of();
        if (!byLogin.isEmpty()) {
            return byLogin;
        }
        String typed = name.toLowerCase(Locale.ROOT);
        List<ActorId> exactly = find("lower(a.name) = :typed", typed, most);
        return exactly.isEmpty() ? find("locate(:typed, lower(a.name)) > 0", typed, most) : exactly;
    }

    private List<ActorId> ofLogin(String login) {
        return entities.createQuery("select a.id from Person a where a.loginKey = :login", String.class)
                .setParameter("login", Person.loginKey(login))
                .getResultStream()
                .map(ActorId::new)
                .toList();
    }

    private List<ActorId> find(String condition, String typed, int most) {
        return NAMED.stream()
                .flatMap(entity -> entities.createQuery(
                                "select a.id from " + entity + " a where " + condition + " order by a.id desc",
                                String.class)
                        .setParameter("typed", typed)
                        .setMaxResults(most)
                        .getResultStream())
                .map(ActorId::new)
                .limit(most)
                .toList();
    }

    /** The names of the newest people and keys, each once; none for readers who do not know all names. */
    public List<String> offered(Caller reader) {
        return knowsAll(reader)
                ? NAMED.stream().flatMap(this::newest).distinct().toList()
                : List.of();
    }

    private Stream<String> newest(String entity) {
        return entities.createQuery("select a.name from " + entity + " a order by a.id desc", String.class)
                .setMaxResults(MOST_OFFERED)
                .getResultStream();
    }

    private static boolean knowsAll(Caller reader) {
        return reader.hasAny(Role.ADMIN, Role.CHANGE_MANAGER, Role.AUDITOR, Role.DUTY_OWNER);
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
