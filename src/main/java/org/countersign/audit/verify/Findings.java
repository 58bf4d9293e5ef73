package org.countersign.audit.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.countersign.core.Words;

/** Collects what does not hold: the first of each check in full, of all of them the number. */
final class Findings {
    /** A log that was rewritten differs everywhere; nobody reads more of it. */
    static final int MOST_LISTED = 20;

    private final Map<Check, List<Finding>> listed = new EnumMap<>(Check.class);
    private final Map<Check, Long> counts = new EnumMap<>(Check.class);

    void ofEntry(Check check, long index, Words words) {
        add(new Finding(check, index, null, words));
    }

    void ofFile(Check check, String file, Words words) {
        add(new Finding(check, null, file, words));
    }

    void of(Check check, Words words) {
        add(new Finding(check, null, null, words));
    }

    void add(Finding finding) {
        counts.merge(finding.check(), 1L, Long::sum);
        List<Finding> some = listed.computeIfAbsent(finding.check(), check -> new ArrayList<>());
        if (some.size() < MOST_LISTED) {
            some.add(finding);
        }
    }

    /** Forgets what another finding explains. */
    void forget(Check check, Predicate<Finding> explained) {
        List<Finding> some = listed.computeIfAbsent(check, none -> new ArrayList<>());
        boolean all = some.stream().allMatch(explained);
        some.removeIf(explained);
        if (some.isEmpty() && all) {
            counts.remove(check);
        }
    }

    long count(Check check) {
        return counts.getOrDefault(check, 0L);
    }

    List<Finding> listed(Check check) {
        return List.copyOf(listed.getOrDefault(check, List.of()));
    }

    boolean isEmpty() {
        return counts.values().stream().allMatch(count -> count == 0);
    }
}
