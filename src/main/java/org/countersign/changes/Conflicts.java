package org.countersign.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.countersign.platforms.Interconnect;

/** Finds what speaks against the windows of changes, of a whole page at once. */
@ApplicationScoped
class Conflicts {
    /** How many conflicts of one kind are shown of a change. */
    private static final int MOST = 50;

    private static final String FIRST_OF_EACH = "select n.change, n.other, n.begins, n.ends from (%s) n"
            + " where n.place <= " + MOST + " order by n.change, n.place";

    private static final String OVERLAPS =
            FIRST_OF_EACH.formatted("select c.id change, o.reference other, o.windowStart begins, o.windowEnd ends,"
                    + " row_number() over (partition by c.id order by o.windowStart, o.id) place"
                    + " from Change c join Change o on o.platform = c.platform and o.status in (DECLARED, IMPLEMENTED)"
                    + " and o.windowStart < c.windowEnd and o.windowEnd > c.windowStart and o.id <> c.id"
                    + " where c.id in :changes");

    /** Those of clients that have a contract on the platform in the time of the window. */
    private static final String PROTECTED_PERIODS =
            FIRST_OF_EACH.formatted("select c.id change, p.client.code other, p.from begins, p.until ends,"
                    + " row_number() over (partition by c.id order by p.from, p.id) place"
                    + " from Change c join ProtectedPeriod p on p.from < c.windowEnd and p.until > c.windowStart"
                    + " where c.id in :changes and exists (select 1 from Contract k where k.client = p.client"
                    + " and k.platform.code = c.platform and k.from < c.windowEnd and k.until > c.windowStart)");

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
                Instant earliest = told.plus(Duration.ofDays(link.noticeDays()));
                if (change.window().start().isBefore(earliest)) {
                    notices.add(Conflict.shortNotice(link, earliest, justified));
                }
            }
        });
        return notices;
    }
}
