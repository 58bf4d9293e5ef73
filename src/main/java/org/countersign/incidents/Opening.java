package org.countersign.incidents;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.countersign.core.ActorId;
import org.countersign.holds.HoldScope;
import org.countersign.holds.Holds;
import org.countersign.ledger.Ledger;
import org.countersign.platforms.Platform;
import org.countersign.platforms.Platforms;
import org.countersign.watch.Alarm;
import org.countersign.watch.AnomalyRaised;
import org.countersign.watch.detect.Level;

/**
 * Opens an incident for an alarm, or lets the alarm join the one that goes on; in the transaction of the alarm, so that no hold
 * of the watch stands without its incident. One at a time for each platform, under the platform's lock.
 */
@Singleton
class Opening {
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
        Optional<Incident> goesOn = concerned.stream().filter(Incident::hasRoom).findFirst();
        Incident incident = goesOn.orElseGet(() -> begin(raised, concerned, now));
        // First, so that since when it has failed, what to suspect and until when to acknowledge it are those of all.
        concerned.stream()
                .filter(other -> other != incident && incident.hasRoomFor(other))
                .forEach(other -> ledger.append(ActorId.SYSTEM, other.mergeInto(incident)));
        IncidentAlarm alarm = new IncidentAlarm(event, now);
        boolean again = incident.take(alarm, event.acknowledgeWithin());
        if (link) {
            incident.widen();
        }
        Instant onset = incident.onset();
        incident.suspect(suspects.of(platform, raised.carrier(), onset == null ? now : onset, now));
        incidents.persist(incident);
        Long toGo = exposures.toGo(raised.campaign(), raised.carrier(), raised.sent());
        ledger.append(
                ActorId.SYSTEM, goesOn.isEmpty() ? incident.opened(alarm, toGo) : incident.joined(alarm, toGo, again));
    }

    /** Another incident; it continues the first of those that are full. */
    private Incident begin(AnomalyRaised raised, List<Incident> full, Instant now) {
        return new Incident(
                incidents.nextReference(now),
                raised.platform(),
                raised.carrier(),
                full.isEmpty() ? null : full.get(0).reference(),
                now);
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
