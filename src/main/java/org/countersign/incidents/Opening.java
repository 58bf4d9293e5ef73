package org.countersign.incidents;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.countersign.core.ActorId;
import org.countersign.holds.HoldScope;
import org.countersign.holds.Holds;
import org.countersign.ledger.Ledger;
import org.countersign.platforms.Platform;
import org.countersign.platforms.Platforms;
import org.countersign.watch.Alarm;
import org.countersign.watch.AnomalyRaised;
import org.countersign.watch.detect.Level;
import org.jboss.logging.Logger;

/**
 * Opens an incident for an alarm, or lets the alarm join the one that goes on; in the transaction of the alarm, so that no hold
 * of the watch stands without its incident. One at a time for each platform, under the platform's lock.
 */
@Singleton
class Opening {
    private static final Logger LOG = Logger.getLogger(Opening.class);

    private final Incidents incidents;
    private final Platforms platforms;
    private final Holds holds;
    private final Suspects suspects;
    private final Exposures exposures;
    private final Ledger ledger;
    private final Clock clock;

    Opening(
            Incidents incidents,
            Platforms platforms,
            Holds holds,
            Suspects suspects,
            Exposures exposures,
            Ledger ledger,
            Clock clock) {
        this.incidents = incidents;
        this.platforms = platforms;
        this.holds = holds;
        this.suspects = suspects;
        this.exposures = exposures;
        this.ledger = ledger;
        this.clock = clock;
    }

    void observe(@Observes Alarm event) {
        AnomalyRaised raised = event.anomaly();
        Platform platform = platforms.lock(raised.platform());
        Instant now = clock.instant();
        List<Incident> goingOn = incidents.lockGoingOn(raised.platform(), raised.carrier());
        boolean link = isOfLink(raised) || goingOn.stream().anyMatch(Incident::isOfLink);
        List<Incident> concerned = goingOn.stream()
                .filter(incident -> link
                        ? incident.isOfLink() || agrees(incident, raised)
                        : incident.campaigns().contains(raised.campaign()))
                .sorted(Comparator.comparing(Incident::isOfLink).reversed())
                .toList();
        boolean isNew = concerned.isEmpty();
        Incident incident = isNew
                ? new Incident(incidents.nextReference(now), raised.platform(), raised.carrier(), now)
                : concerned.get(0);
        if (!incident.hasRoom()) {
            LOG.warnf("%s has no room for the alarm %s", incident.reference(), raised.anomaly());
            return;
        }
        IncidentAlarm alarm = new IncidentAlarm(event, now);
        incident.take(alarm, event.acknowledgeWithin());
        if (link) {
            incident.widen();
        }
        Instant onset = incident.onset();
        incident.suspect(suspects.of(platform, raised.carrier(), onset == null ? now : onset, now));
        if (isNew) {
            incidents.persist(incident);
        }
        Long toGo = exposures.toGo(raised.campaign(), raised.carrier(), raised.sent());
        ledger.append(ActorId.SYSTEM, isNew ? incident.opened(alarm, toGo) : incident.joined(alarm, toGo));
        concerned.stream().skip(1).forEach(other -> ledger.append(ActorId.SYSTEM, other.mergeInto(incident)));
    }

    /** Whether the watch holds the platform's link to the carrier, since so many campaigns agree. */
    private boolean isOfLink(AnomalyRaised raised) {
        return raised.level() == Level.HELD
                && (raised.linkHold() != null
                        || holds.stands(
                                new HoldScope(null, null, raised.platform(), raised.carrier()), ActorId.SYSTEM));
    }

    /** Whether an incident of one campaign is about what this alarm is about too. */
    private static boolean agrees(Incident incident, AnomalyRaised raised) {
        return incident.campaigns().contains(raised.campaign())
                || incident.campaigns().stream().anyMatch(raised.agreeing()::contains);
    }
}
