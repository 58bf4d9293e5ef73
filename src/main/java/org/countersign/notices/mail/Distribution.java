package org.countersign.notices.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.changes.ChangeService;
import org.countersign.ledger.Entry;
import org.countersign.notices.Addressees;
import org.countersign.notices.Addressees.Addressee;
import org.countersign.notices.AskedCarriers;
import org.countersign.notices.Event;
import org.countersign.notices.Notices;
import org.countersign.notices.Readings;
import org.countersign.notices.subscriptions.Subscribable;
import org.countersign.notices.subscriptions.SubscriptionService;

/** Who is written to about which facts: the one place for it. */
@ApplicationScoped
class Distribution {
    /** What a change's manager is told, beside others or alone. */
    private static final Set<Event> TO_MANAGERS =
            Collections.unmodifiableSet(EnumSet.of(Event.ACKNOWLEDGEMENT_REMINDED, Event.LETTER_UNDELIVERED));

    private final SubscriptionService subscriptions;
    private final Addressees addressees;
    private final Readings readings;
    private final AskedCarriers asked;
    private final Notices notices;
    private final ChangeService changes;

    Distribution(
            SubscriptionService subscriptions,
            Addressees addressees,
            Readings readings,
            AskedCarriers asked,
            Notices notices,
            ChangeService changes) {
        this.subscriptions = subscriptions;
        this.addressees = addressees;
        this.readings = readings;
        this.asked = asked;
        this.notices = notices;
        this.changes = changes;
    }

    /** The kinds of the facts that somebody is written to about. */
    static Set<String> kinds() {
        return Stream.of(
                        Subscribable.TO_CARRIERS,
                        Subscribable.ABOUT_INCIDENTS,
                        TO_MANAGERS,
                        Set.of(Event.INCIDENT_JOINED))
                .flatMap(Set::stream)
                .map(Event::kind)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether letters about it do not wait until quiet hours are over. */
    static boolean isUrgent(Event event) {
        return Subscribable.ABOUT_INCIDENTS.contains(event) || event == Event.INCIDENT_JOINED;
    }

    /** Whether our own people are written to about it because a change is theirs. */
    static boolean isForManagers(Event event) {
        return TO_MANAGERS.contains(event);
    }

    /** Who is to be written to about a fact, in any order; nobody twice. */
    List<Addressee> of(Event event, Entry entry) {
        if (Subscribable.ABOUT_INCIDENTS.contains(event)) {
            return subscriptions.aboutIncident(event);
        }
        if (event == Event.INCIDENT_JOINED) {
            // To whoever wants to know that there is one: it has become another.
            return asksAgain(entry) ? subscriptions.aboutIncident(Event.INCIDENT_OPENED) : List.of();
        }
        boolean escalated = Occasion.of(event, entry) == Occasion.ESCALATED;
        Stream<Addressee> managers = escalated || event == Event.LETTER_UNDELIVERED
                ? addressees.managersOf(changes.get(entry.subject()).revisedBy()).stream()
                : Stream.empty();
        Set<String> known = new HashSet<>();
        return Stream.of(managers, ofCarriers(event, entry, escalated), ofCarriersThatLeft(event, entry))
                .flatMap(Function.identity())
                .filter(addressee -> known.add(addressee.id()))
                .toList();
    }

    /** Whether an incident that somebody has acknowledged has to be acknowledged once more. */
    static boolean asksAgain(Entry entry) {
        return entry.data().path("asksAgain").asBoolean();
    }

    private Stream<Addressee> ofCarriers(Event event, Entry entry, boolean escalated) {
        if (!Subscribable.TO_CARRIERS.contains(event)) {
            return Stream.empty();
        }
        return readings.carriers(event, entry).stream()
                .flatMap(carrier -> subscriptions.toCarrier(carrier, event, escalated).stream());
    }

    private Stream<Addressee> ofCarriersThatLeft(Event event, Entry entry) {
        return asked.left(entry).stream().flatMap(carrier -> {
            List<Addressee> told = told(carrier, entry);
            // What was written long ago is not kept: then as is usual.
            return (told.isEmpty() ? subscriptions.toCarrier(carrier, event, false) : told).stream();
        });
    }

    /** Whoever was asked hears that nothing is asked any more, whatever they have chosen; at each address one. */
    private List<Addressee> told(String carrier, Entry entry) {
        Map<String, Addressee> told = new LinkedHashMap<>();
        notices.recipients(entry.subject(), carrier, entry.index()).stream()
                .flatMap(recipient -> addressees.find(recipient, carrier).stream())
                .forEach(reader -> told.putIfAbsent(reader.email().strip().toLowerCase(Locale.ROOT), reader));
        return List.copyOf(told.values());
    }
}
