package org.countersign.notices;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.countersign.ledger.Entries;
import org.countersign.ledger.Entry;
import org.jspecify.annotations.Nullable;

/** Which carriers a change in force asks since a fact, whom it asks only since then, and whom it asks no more. */
@ApplicationScoped
public class AskedCarriers {
    /** The facts that say whom a change asks; a draft asks nobody. */
    private static final Set<String> TELLING =
            Set.of(Event.CHANGE_DECLARED.kind(), Event.CHANGE_AMENDED.kind(), Event.AFFECTED_RECOMPUTED.kind());

    private final Entries entries;

    AskedCarriers(Entries entries) {
        this.entries = entries;
    }

    /**
     * That a change ceased to concern a carrier.
     *
     * @param entry the index of the fact by which it did
     * @param revision the last one about which the carrier was asked
     */
    public record Departure(long entry, int revision) {}

    /** All who are asked since this fact; nobody if it does not say so. */
    Set<String> asked(Entry entry) {
        Set<String> carriers = new TreeSet<>();
        entry.data().path("affected").forEach(carrier -> carriers.add(carrier.asText()));
        return carriers;
    }

    /** Those who are asked since this fact, and were not before. */
    public Set<String> joined(Entry entry) {
        Set<String> joined = asked(entry);
        joined.removeAll(askedBefore(entry));
        return joined;
    }

    /** Those who were asked before this fact, and are not since. */
    public Set<String> left(Entry entry) {
        if (!TELLING.contains(entry.kind())) {
            return Set.of();
        }
        Set<String> left = askedBefore(entry);
        left.removeAll(asked(entry));
        return left;
    }

    private Set<String> askedBefore(Entry entry) {
        return entries.newestAbout(entry.subject(), TELLING, entry.index())
                .map(this::asked)
                .orElseGet(TreeSet::new);
    }

    /** When this change ceased to concern the carrier, in order. */
    public List<Departure> departures(String carrier, String reference) {
        return departures(carrier, Set.of(reference)).getOrDefault(reference, List.of());
    }

    /** When each of these changes ceased to concern the carrier, in order; changes that never did are absent. */
    public Map<String, List<Departure>> departures(String carrier, Collection<String> references) {
        Map<String, List<Departure>> departures = new HashMap<>();
        Map<String, Entry> before = new HashMap<>();
        for (Entry entry : entries.ofKindsAbout(TELLING, references)) {
            @Nullable Entry last = before.put(entry.subject(), entry);
            if (last != null && asked(last).contains(carrier) && !asked(entry).contains(carrier)) {
                departures
                        .computeIfAbsent(entry.subject(), first -> new ArrayList<>())
                        .add(new Departure(
                                entry.index(), last.data().path("revision").asInt()));
            }
        }
        return departures;
    }
}
