package org.countersign.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countersign.platforms.Interconnect;
import org.jspecify.annotations.Nullable;

/** Finds what speaks against the windows of changes, of a whole page at once. */
@ApplicationScoped
class Conflicts {
    /** How many conflicts of one kind are shown of a change. */
    private static final int MOST = 50;
    /** How many changes in force, and protected periods, are looked at for a page: those that begin first. */
    private static final int MOST_LOOKED_AT = 10_000;

    /**
     * Changes in force at some time from a start to an end, on all platforms: they are few, and a condition on the platform would
     * make H2 go through all changes that the platform ever had.
     */
    private static final String IN_FORCE = "select c.platform, c.reference, c.windowStart, c.windowEnd from Change c"
            + " where c.status in (DECLARED, IMPLEMENTED) and c.windowStart < :end and c.windowEnd > :start"
            + " order by c.windowStart, c.id";

    /** Protected periods in that time that stand, each with the time in which its client sends over a platform. */
    private static final String PROTECTED = "select k.platform.code, p.client.code, p.from, p.until, k.from, k.until"
            + " from ProtectedPeriod p join Contract k on k.client = p.client"
            + " where p.liftedAt is null and p.from < :end and p.until > :start"
            + " and k.from < :end and k.until > :start order by p.from, p.id";

    private final EntityManager entities;

    Conflicts(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A window that is looked at.
     *
     * @param change the reference of the change that it is for; null for one that is not kept yet
     */
    private record Wanted(
            String platform, Window window, @Nullable String change) {
        boolean touches(Instant from, Instant until) {
            return from.isBefore(window.end()) && until.isAfter(window.start());
        }
    }

    record InForce(String platform, String change, Instant start, Instant end) {}

    record Protected(
            String platform, String client, Instant from, Instant until, Instant contractFrom, Instant contractUntil) {}

    /** What there is in a span of time. */
    private record Surroundings(List<InForce> changes, List<Protected> periods) {
        private static final Surroundings NONE = new Surroundings(List.of(), List.of());

        List<Conflict> conflicts(Wanted wanted, boolean justified) {
            List<Conflict> conflicts = new ArrayList<>();
            changes.stream()
                    .filter(other -> other.platform.equals(wanted.platform)
                            && !other.change.equals(wanted.change)
                            && wanted.touches(other.start, other.end))
                    .limit(MOST)
                    .forEach(other -> conflicts.add(Conflict.overlap(other.change, other.start, other.end, justified)));
            periods.stream()
                    .filter(period -> period.platform.equals(wanted.platform)
                            && wanted.touches(period.from, period.until)
                            && wanted.touches(period.contractFrom, period.contractUntil))
                    .map(period -> Conflict.protectedPeriod(period.client, period.from, period.until, justified))
                    // One contract may follow another within the window.
                    .distinct()
                    .limit(MOST)
                    .forEach(conflicts::add);
            return conflicts;
        }
    }

    /**
     * By the changes' ids, as things stand now; a change that is over has none.
     *
     * @param links the interconnects by platform and carrier
     */
    Map<Long, List<Conflict>> of(
            Collection<Change> changes, Map<String, Map<String, Interconnect>> links, Instant now) {
        Map<Change, Wanted> open = new HashMap<>();
        for (Change change : changes) {
            if (change.status().isOpen()) {
                open.put(change, new Wanted(change.platform(), change.window(), change.reference()));
            }
        }
        Surroundings surroundings = around(open.values());
        Map<Long, List<Conflict>> conflicts = new HashMap<>();
        open.forEach((change, wanted) -> {
            boolean justified = change.justification() != null;
            List<Conflict> found = surroundings.conflicts(wanted, justified);
            found.addAll(shortNotices(change, links.getOrDefault(change.platform(), Map.of()), now, justified));
            conflicts.put(change.id(), found);
        });
        return conflicts;
    }

    /**
     * What would speak against a window that is being planned, if it were declared now.
     *
     * @param self the reference of the change that it is for; null for a new one
     * @param told the interconnects to the carriers that would be asked
     */
    List<Conflict> planned(
            String platform, Window window, @Nullable String self, Collection<Interconnect> told, Instant now) {
        Wanted wanted = new Wanted(platform, window, self);
        List<Conflict> conflicts = around(List.of(wanted)).conflicts(wanted, false);
        for (Interconnect link : told) {
            addShortNotice(conflicts, link, window.start(), now, false);
        }
        return conflicts;
    }

    /** What there is from the first start to the last end. */
    private Surroundings around(Collection<Wanted> all) {
        if (all.isEmpty()) {
            return Surroundings.NONE;
        }
        Instant start = all.stream()
                .map(wanted -> wanted.window.start())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant end = all.stream()
                .map(wanted -> wanted.window.end())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Surroundings(
                between(start, end, entities.createQuery(IN_FORCE, InForce.class)),
                between(start, end, entities.createQuery(PROTECTED, Protected.class)));
    }

    private static <T> List<T> between(Instant start, Instant end, TypedQuery<T> query) {
        return query.setParameter("start", start)
                .setParameter("end", end)
                .setMaxResults(MOST_LOOKED_AT)
                .getResultList();
    }

    private static List<Conflict> shortNotices(
            Change change, Map<String, Interconnect> links, Instant now, boolean justified) {
        List<Conflict> notices = new ArrayList<>();
        change.affected().forEach((carrier, row) -> {
            Interconnect link = links.get(carrier);
            if (link != null) {
                Instant told = change.declaredAt() == null ? now : row.askedAt();
                addShortNotice(notices, link, change.window().start(), told, justified);
            }
        });
        return notices;
    }

    private static void addShortNotice(
            List<Conflict> conflicts, Interconnect link, Instant start, Instant told, boolean justified) {
        Instant earliest = told.plus(Duration.ofDays(link.noticeDays()));
        if (start.isBefore(earliest)) {
            conflicts.add(Conflict.shortNotice(link, earliest, justified));
        }
    }
}
