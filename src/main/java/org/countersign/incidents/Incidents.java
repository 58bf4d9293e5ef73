package org.countersign.incidents;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.core.ActorId;
import org.countersign.core.Cursor;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.core.YearlyCounter;
import org.countersign.watch.IncidentTimes;
import org.countersign.watch.detect.Level;
import org.jspecify.annotations.Nullable;

/** Finds incidents. */
@ApplicationScoped
public class Incidents implements PanacheRepositoryBase<Incident, Long> {
    private static final Set<IncidentStatus> GOING_ON =
            Set.of(IncidentStatus.OPEN, IncidentStatus.ACKNOWLEDGED, IncidentStatus.CLOSING_PROPOSED);

    private static final int MOST_TIMES = 1_000;

    /** The next reference of the year in which this time lies (UTC); the year's counter is locked until the commit. */
    String nextReference(Instant now) {
        return YearlyCounter.next(getEntityManager(), ReferenceCounter.class, now);
    }

    /** The incident, or a 404 problem. */
    Incident require(String reference) {
        return find("reference", reference)
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("incident", reference));
    }

    /** The incident with its row locked until the transaction ends, or a 404 problem. */
    Incident lock(String reference) {
        return find("reference", reference)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("incident", reference));
    }

    /** The campaigns that the alarms of one are about; nothing is locked. */
    List<String> campaignsOf(String reference) {
        return getEntityManager()
                .createQuery(
                        "select distinct a.campaign from Incident i join i.alarms a where i.reference = :reference",
                        String.class)
                .setParameter("reference", reference)
                .getResultList();
    }

    /** The reference of the newest one that continues this one. */
    Optional<String> continuing(Incident full) {
        return full.hasRoom()
                ? Optional.empty()
                : find("continues = ?1 order by id desc", full.reference())
                        .firstResultOptional()
                        .map(Incident::reference);
    }

    /** Those that go on about a carrier on a platform, each with its row locked, the first ones first. */
    List<Incident> lockGoingOn(String platform, String carrier) {
        return find(
                        "platform = :platform and carrier = :carrier and status in :goingOn order by id",
                        Parameters.with("platform", platform)
                                .and("carrier", carrier)
                                .and("goingOn", GOING_ON))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The one that goes on and to which this hold belongs. */
    Optional<Incident> goingOnWith(String hold) {
        return find(
                        "status in :goingOn and (id in (select x.id from Incident x join x.alarms a where a.hold = :hold)"
                                + " or id in (select y.id from Incident y join y.alarms b where b.linkHold = :hold))",
                        Parameters.with("goingOn", GOING_ON).and("hold", hold))
                .firstResultOptional();
    }

    /** When there were incidents at these carriers that have not ended before then, by carrier; the newest, if they are many. */
    Map<String, List<IncidentTimes.Span>> times(Collection<String> carriers, Instant since) {
        return getEntityManager()
                .createQuery(
                        "select i.carrier, i.reference, coalesce(i.onset, i.openedAt), i.closedAt from Incident i where i.carrier in :carriers"
                                + " and (i.status in :goingOn or i.closedAt >= :since) order by i.id desc",
                        Object[].class)
                .setParameter("carriers", carriers)
                .setParameter("goingOn", GOING_ON)
                .setParameter("since", since)
                .setMaxResults(MOST_TIMES)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (String) row[0],
                        Collectors.mapping(
                                row -> new IncidentTimes.Span((String) row[1], (Instant) row[2], (Instant) row[3]),
                                Collectors.toList())));
    }

    /** The references of those whose deadline has passed and that nobody has acknowledged or escalated, at most so many. */
    List<String> overdue(Instant now, int most) {
        return getEntityManager()
                .createQuery(
                        "select i.reference from Incident i where i.acknowledgeBy <= :now and i.status = OPEN"
                                + " and i.escalatedAt is null order by i.acknowledgeBy",
                        String.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList();
    }

    /** Those that nobody has acknowledged, the most urgent first. */
    List<Incident> unacknowledged(int most) {
        return find("status = ?1 order by acknowledgeBy nulls last, id", IncidentStatus.OPEN)
                .range(0, most - 1)
                .list();
    }

    /** Those that this person answers for and that go on, the newest first. */
    List<Incident> answeredForBy(ActorId owner, int most) {
        return find(
                        "acknowledgedBy = :owner and status in :goingOn order by id desc",
                        Parameters.with("owner", owner.value()).and("goingOn", GOING_ON))
                .range(0, most - 1)
                .list();
    }

    /** Those that somebody else has proposed to close, the oldest first. */
    List<Incident> proposedByOthers(ActorId than, int most) {
        return find(
                        "status = :proposed and closingProposedBy <> :than order by id",
                        Parameters.with("proposed", IncidentStatus.CLOSING_PROPOSED)
                                .and("than", than.value()))
                .range(0, most - 1)
                .list();
    }

    /** How many go on, by status. */
    Map<IncidentStatus, Long> countGoingOn() {
        Map<IncidentStatus, Long> counts = new EnumMap<>(IncidentStatus.class);
        GOING_ON.forEach(status -> counts.put(status, 0L));
        getEntityManager()
                .createQuery(
                        "select i.status, count(*) from Incident i where i.status in :goingOn group by i.status",
                        Object[].class)
                .setParameter("goingOn", GOING_ON)
                .getResultList()
                .forEach(row -> counts.put((IncidentStatus) row[0], (Long) row[1]));
        return counts;
    }

    /** Incidents, the newest first, one more than the page holds. */
    List<Incident> page(IncidentFilter filter, Paging paging) {
        List<String> conditions = new ArrayList<>();
        Parameters parameters = new Parameters();
        IncidentStatus status = filter.status();
        if (status != null) {
            conditions.add("status = :status");
            parameters.and("status", status);
        }
        Boolean open = filter.open();
        if (open != null) {
            conditions.add(open ? "status in :goingOn" : "status not in :goingOn");
            parameters.and("goingOn", GOING_ON);
        }
        Level level = filter.level();
        if (level != null) {
            conditions.add("level = :level");
            parameters.and("level", level);
        }
        equal(conditions, parameters, "platform", filter.platform);
        equal(conditions, parameters, "carrier", filter.carrier);
        alarmed(conditions, parameters, "campaign", filter.campaign);
        alarmed(conditions, parameters, "client", filter.client);
        Cursor.Position after = paging.position(1);
        if (after != null) {
            conditions.add("id < :after");
            parameters.and("after", after.number(0));
        }
        String where = conditions.isEmpty() ? "" : String.join(" and ", conditions) + " ";
        return find(where + "order by id desc", parameters)
                .range(0, paging.rows() - 1)
                .list();
    }

    /**
     * The alarms of an incident about one campaign.
     *
     * @param alarms how many
     * @param holds how many were placed with them
     */
    record Touched(long incident, String campaign, String client, long alarms, long holds) {}

    /** What the alarms of these incidents are about, by incident, and by campaign in the order of the codes. */
    Map<Long, List<Touched>> touchedBy(Collection<Incident> some) {
        return getEntityManager()
                .createQuery(
                        "select i.id, a.campaign, a.client, count(a.anomaly), count(a.hold) + count(a.linkHold)"
                                + " from Incident i join i.alarms a where i.id in :some"
                                + " group by i.id, a.campaign, a.client order by i.id, a.campaign",
                        Touched.class)
                .setParameter("some", some.stream().map(Incident::id).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(Touched::incident));
    }

    private static void equal(List<String> conditions, Parameters parameters, String property, @Nullable String value) {
        if (value != null) {
            conditions.add(property + " = :" + property);
            parameters.and(property, value);
        }
    }

    private static void alarmed(
            List<String> conditions, Parameters parameters, String property, @Nullable String value) {
        if (value != null) {
            conditions.add(
                    "id in (select x.id from Incident x join x.alarms a where a." + property + " = :" + property + ")");
            parameters.and(property, value);
        }
    }
}
