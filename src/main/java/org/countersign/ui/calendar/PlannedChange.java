package org.countersign.ui.calendar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.countersign.changes.ChangeView;
import org.countersign.changes.Conflict;
import org.countersign.ui.Names;
import org.jspecify.annotations.Nullable;

/** A change with what speaks against its window, in few words. */
public record PlannedChange(ChangeView change, List<Against> against) {
    /** How many of one kind are named. */
    private static final int NAMED = 4;

    /**
     * All conflicts of one kind.
     *
     * @param more how many there are besides those named
     */
    public record Against(Conflict.Kind kind, boolean justified, List<Party> parties, int more) {}

    /** Another change, a client or a carrier, with the address of its page. */
    public record Party(String name, String href) {}

    static PlannedChange of(ChangeView change, Names names) {
        Map<Conflict.Kind, List<Conflict>> byKind = new LinkedHashMap<>();
        for (Conflict conflict : change.conflicts()) {
            byKind.computeIfAbsent(conflict.kind(), kind -> new ArrayList<>()).add(conflict);
        }
        return new PlannedChange(
                change,
                byKind.entrySet().stream()
                        .map(kind -> against(kind.getKey(), kind.getValue(), names))
                        .toList());
    }

    private static Against against(Conflict.Kind kind, List<Conflict> conflicts, Names names) {
        return new Against(
                kind,
                conflicts.stream().allMatch(Conflict::justified),
                conflicts.stream()
                        .limit(NAMED)
                        .map(conflict -> party(conflict, names))
                        .toList(),
                Math.max(0, conflicts.size() - NAMED));
    }

    private static Party party(Conflict conflict, Names names) {
        return switch (conflict.kind()) {
            case OVERLAP -> at("/changes/", conflict.change(), Function.identity());
            case PROTECTED_PERIOD -> at("/registry/clients/", conflict.client(), names::client);
            case SHORT_NOTICE -> at("/registry/carriers/", conflict.carrier(), names::carrier);
        };
    }

    private static Party at(String path, @Nullable String code, Function<String, String> name) {
        if (code == null) {
            throw new IllegalStateException("a conflict names what it is with");
        }
        return new Party(name.apply(code), path + code);
    }
}
