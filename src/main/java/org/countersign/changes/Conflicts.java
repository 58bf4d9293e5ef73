package org.countersign.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.countersign.platforms.Interconnect;
import org.jspecify.annotations.Nullable;

/** Finds what speaks against the windows of changes, of a whole page at once. */
@ApplicationScoped
class Conflicts {
    /** How many conflicts of one kind are shown of a change. */
    private static final int MOST = 50;

    private static final String FIRST_OF_EACH = "select n.change, n.other, n.begins, n.ends from (%s) n"
            + " where n.place <= " + MOST + " order by n.change, n.place";

    /** Of a platform, a start and an end: the changes in force whose windows have a moment in common with it. */
    private static final String OVERLAPPING =
            "o.platform = %s and o.status in (DECLARED, IMPLEMENTED)" + " and o.windowEnd > %s and o.windowStart < %s";

    /** The same of the protected periods of clients that have a contract on the platform in that time. */
    private static final String PROTECTING = "p.until > %2$s and p.from < %3$s"
            + " and exists (select 1 from Contract k where k.client = p.client"
            + " and k.platform.code = %1$s and k.from < %3$s and k.until > %2$s)";

    private static final Object[] OF_CHANGE = {"c.platform", "c.windowStart", "c.windowEnd"};
    private static final Object[] OF_PLAN = {":platform", ":start", ":end"};

    private static final String OVERLAPS =
            FIRST_OF_EACH.formatted("select c.id change, o.reference other, o.windowStart begins, o.windowEnd ends,"
                    + " row_number() over (partition by c.id order by o.windowStart, o.id) place"
                    + " from Change c join Change o on " + OVERLAPPING.formatted(OF_CHANGE) + " and o.id <> c.id"
                    + " where c.id in :changes");

    private static final String PROTECTED_PERIODS =
            FIRST_OF_EACH.formatted("select c.id change, p.client.code other, p.from begins, p.until ends,"
                    + " row_number() over (partition by c.id order by p.from, p.id) place"
                    + " from Change c join ProtectedPeriod p on " + PROTECTING.formatted(OF_CHANGE)
                    + " where c.id in :changes");

    private static final String PLANNED_OVERLAPS = "select 0L, o.reference, o.windowStart, o.windowEnd from Change o"
            + " where " + OVERLAPPING.formatted(OF_PLAN) + " and o.reference <> :self order by o.windowStart, o.id";

    private static final String PLANNED_PERIODS = "select 0L, p.client.code, p.from, p.until from ProtectedPeriod p"
            + " where " + PROTECTING.formatted(OF_PLAN) + " order by p.from, p.id";

    private final EntityManager entities;

    Conflicts(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * What stands in the way of a window.
     *
     * @param name another change's reference, or a client's code
     */
    record Obstacle(long change, String name, Instant start, Instant end) {}

    /**
     * By the changes' ids, as things stand now; a change that is over has none.
     *
     * @param links the interconnects by platform and carrier
     */
    Map<Long, List<Conflict>> of(
            Collection<Change> changes, Map<String, Map<String, Interconnect>> links, Instant now) {
        List<Change> open =
                changes.stream().filter(change -> change.status().isOpen()).toList();
        Map<Long, List<Obstacle>> overlaps = obstacles(OVERLAPS, open);
        Map<Long, List<Obstacle>> periods = obstacles(PROTECTED_PERIODS, open);
        Map<Long, List<Conflict>> conflicts = new HashMap<>();
        for (Change change : open) {
            boolean justified = change.justification() != null;
            List<Conflict> found = new ArrayList<>();
            for (Obstacle other : overlaps.getOrDefault(change.id(), List.of())) {
                found.add(Conflict.overlap(other.name, other.start, other.end, justified));
            }
            for (Obstacle period : periods.getOrDefault(change.id(), List.of())) {
                found.add(Conflict.protectedPeriod(period.name, period.start, period.end, justified));
            }
            found.addAll(shortNotices(change, links.getOrDefault(change.platform(), Map.of()), now, justified));
            conflicts.put(change.id(), found);
        }
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
        List<Conflict> conflicts = new ArrayList<>();
        for (Obstacle other : planned(PLANNED_OVERLAPS, platform, window)
                .setParameter("self", self == null ? "" : self)
                .getResultList()) {
            conflicts.add(Conflict.overlap(other.name, other.start, other.end, false));
        }
        for (Obstacle period : planned(PLANNED_PERIODS, platform, window).getResultList()) {
            conflicts.add(Conflict.protectedPeriod(period.name, period.start, period.end, false));
        }
        for (Interconnect link : told) {
            addShortNotice(conflicts, link, window.start(), now, false);
        }
        return conflicts;
    }

    private TypedQuery<Obstacle> planned(String query, String platform, Window window) {
        return entities.createQuery(query, Obstacle.class)
                .setParameter("platform", platform)
                .setParameter("start", window.start())
                .setParameter("end", window.end())
                .setMaxResults(MOST);
    }

    private Map<Long, List<Obstacle>> obstacles(String query, List<Change> changes) {
        if (changes.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery(query, Obstacle.class)
                .setParameter("changes", changes.stream().map(Change::id).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(Obstacle::change));
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
