package org.countersign.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.countersign.gate.Event.HoldPlaced;
import org.countersign.gate.Event.Scope.On;
import org.jspecify.annotations.Nullable;

/** The standing holds, by id and by what they stand on. */
record Holds(
        PersistentMap<String, HoldPlaced> byId, PersistentMap<Subject, PersistentMap<String, HoldPlaced>> bySubject) {

    static final Holds NONE = new Holds(PersistentMap.empty(), PersistentMap.empty());

    /** A campaign, a client or a platform. */
    record Subject(On on, String code) {}

    Holds placed(HoldPlaced hold) {
        Holds others = lifted(hold.hold());
        return new Holds(
                others.byId.with(hold.hold(), hold),
                others.bySubject.changed(
                        subject(hold), PersistentMap.empty(), standing -> standing.with(hold.hold(), hold)));
    }

    Holds lifted(String id) {
        HoldPlaced hold = byId.get(id);
        if (hold == null) {
            return this;
        }
        return new Holds(
                byId.without(id),
                bySubject.changed(subject(hold), PersistentMap.empty(), standing -> standing.without(id)));
    }

    /** The holds on the question's campaign, client or platform, by id, narrowed to a carrier or not. */
    List<HoldPlaced> on(Question question) {
        List<HoldPlaced> standing = new ArrayList<>();
        standing.addAll(on(On.CAMPAIGN, question.campaign()));
        standing.addAll(on(On.CLIENT, question.client()));
        standing.addAll(on(On.PLATFORM, question.platform()));
        standing.sort(Comparator.comparing(HoldPlaced::hold));
        return standing;
    }

    private List<HoldPlaced> on(On on, @Nullable String code) {
        return code == null
                ? List.of()
                : bySubject
                        .getOrDefault(new Subject(on, code), PersistentMap.empty())
                        .values();
    }

    private static Subject subject(HoldPlaced hold) {
        return new Subject(hold.scope().on(), hold.scope().code());
    }
}
