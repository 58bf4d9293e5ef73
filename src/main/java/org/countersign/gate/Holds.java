package org.countersign.gate;

import java.util.List;
import java.util.stream.Stream;
import org.countersign.gate.Event.HoldPlaced;
import org.countersign.gate.Event.Scope;
import org.jspecify.annotations.Nullable;

/** The standing holds. */
record Holds(PersistentMap<String, HoldPlaced> byId, PersistentMap<Scope, PersistentMap<String, String>> ids) {

    static final Holds NONE = new Holds(PersistentMap.empty(), PersistentMap.empty());

    Holds placed(HoldPlaced hold) {
        Holds others = lifted(hold.hold());
        return new Holds(
                others.byId.with(hold.hold(), hold),
                others.ids.changed(
                        hold.scope(), PersistentMap.empty(), standing -> standing.with(hold.hold(), hold.hold())));
    }

    Holds lifted(String id) {
        HoldPlaced hold = byId.get(id);
        if (hold == null) {
            return this;
        }
        return new Holds(
                byId.without(id), ids.changed(hold.scope(), PersistentMap.empty(), standing -> standing.without(id)));
    }

    /** The holds in the way of this question at this carrier, by id; without a carrier, those that stop everyone. */
    List<String> against(Question question, @Nullable String carrier) {
        return Scope.allOf(question).stream()
                .flatMap(scope -> carrier == null ? Stream.of(scope) : Stream.of(scope, scope.at(carrier)))
                .flatMap(scope -> ids.getOrDefault(scope, PersistentMap.empty()).values().stream())
                .sorted()
                .toList();
    }
}
