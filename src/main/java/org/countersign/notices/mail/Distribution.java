package org.countersign.notices.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.ledger.Entry;
import org.countersign.notices.Addressees.Addressee;
import org.countersign.notices.Event;
import org.countersign.notices.Readings;
import org.countersign.notices.subscriptions.Subscribable;
import org.countersign.notices.subscriptions.SubscriptionService;

/** Who is written to about which facts: the one place for it. */
@ApplicationScoped
class Distribution {
    private final SubscriptionService subscriptions;
    private final Readings readings;

    Distribution(SubscriptionService subscriptions, Readings readings) {
        this.subscriptions = subscriptions;
        this.readings = readings;
    }

    /** The kinds of the facts that somebody is written to about. */
    static Set<String> kinds() {
        return Stream.concat(Subscribable.TO_CARRIERS.stream(), Subscribable.ABOUT_INCIDENTS.stream())
                .map(Event::kind)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether letters about it do not wait until quiet hours are over. */
    static boolean isUrgent(Event event) {
        return Subscribable.ABOUT_INCIDENTS.contains(event);
    }

    /** Who is to be written to about a fact, in any order. */
    List<Addressee> of(Event event, Entry entry) {
        if (Subscribable.ABOUT_INCIDENTS.contains(event)) {
            return subscriptions.aboutIncident(event);
        }
        boolean escalated = Occasion.of(event, entry) == Occasion.ESCALATED;
        return readings.carriers(event, entry).stream()
                .flatMap(carrier -> subscriptions.toCarrier(carrier, event, escalated).stream())
                .toList();
    }
}
