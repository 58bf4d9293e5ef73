package org.countersign.notices.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.ledger.Entry;
import org.countersign.notices.Addressees;
import org.countersign.notices.Addressees.Addressee;
import org.countersign.notices.Event;
import org.countersign.notices.Readings;

/** Who is written to about which facts: the one place for it. */
@ApplicationScoped
class Distribution {
    private static final Set<Event> TO_CARRIERS = EnumSet.of(
            Event.CHANGE_DECLARED,
            Event.CHANGE_AMENDED,
            Event.AFFECTED_RECOMPUTED,
            Event.CHANGE_IMPLEMENTED,
            Event.CHANGE_WITHDRAWN,
            Event.CHANGE_ROLLED_BACK,
            Event.SIGNED_OFF,
            Event.ACKNOWLEDGEMENT_REMINDED);

    private static final Set<Event> TO_DUTY_OWNERS = EnumSet.of(Event.INCIDENT_OPENED, Event.INCIDENT_ESCALATED);

    private final Addressees addressees;
    private final Readings readings;

    Distribution(Addressees addressees, Readings readings) {
        this.addressees = addressees;
        this.readings = readings;
    }

    /** The kinds of the facts that somebody is written to about. */
    static Set<String> kinds() {
        EnumSet<Event> all = EnumSet.copyOf(TO_CARRIERS);
        all.addAll(TO_DUTY_OWNERS);
        return all.stream().map(Event::kind).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether letters about it do not wait until quiet hours are over. */
    static boolean isUrgent(Event event) {
        return TO_DUTY_OWNERS.contains(event);
    }

    /** Who is to be written to about a fact, in any order. */
    List<Addressee> of(Event event, Entry entry) {
        if (TO_DUTY_OWNERS.contains(event)) {
            return addressees.dutyOwners();
        }
        boolean escalated = Occasion.of(event, entry) == Occasion.ESCALATED;
        return readings.carriers(event, entry).stream()
                .map(addressees::ofCarrier)
                .filter(duties -> !duties.isEmpty())
                .flatMap(duties -> duties.get(escalated && duties.size() > 1 ? 1 : 0).stream())
                .toList();
    }
}
