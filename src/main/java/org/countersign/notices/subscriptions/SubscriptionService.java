package org.countersign.notices.subscriptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.countersign.access.Caller;
import org.countersign.access.Callers;
import org.countersign.access.People;
import org.countersign.access.Person;
import org.countersign.access.Role;
import org.countersign.access.Scope;
import org.countersign.carriers.Carriers;
import org.countersign.core.Etags;
import org.countersign.core.Language;
import org.countersign.core.Problem;
import org.countersign.ledger.Ledger;
import org.countersign.notices.Addressees;
import org.countersign.notices.Addressees.Addressee;
import org.countersign.notices.Event;
import org.jspecify.annotations.Nullable;

/** Knows who is written to about what, and lets contacts and people choose. */
@ApplicationScoped
public class SubscriptionService {
    private final Subscriptions subscriptions;
    private final Addressees addressees;
    private final Carriers carriers;
    private final People people;
    private final Ledger ledger;
    private final Callers callers;
    private final Clock clock;

    SubscriptionService(
            Subscriptions subscriptions,
            Addressees addressees,
            Carriers carriers,
            People people,
            Ledger ledger,
            Callers callers,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.addressees = addressees;
        this.carriers = carriers;
        this.people = people;
        this.ledger = ledger;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * Who is written to about a fact that concerns a carrier: contacts, and people of the carrier who have chosen it. Nobody twice.
     *
     * @param escalated whether the first ones have not answered
     */
    public List<Addressee> toCarrier(String carrier, Event event, boolean escalated) {
        List<List<Addressee>> duties = addressees.ofCarrier(carrier);
        Map<String, Subscription> chosen = chosen(duties);
        List<Addressee> told = new ArrayList<>(Subscribable.reached(duties, chosen, event, escalated));
        Set<String> mailboxes = new HashSet<>();
        told.forEach(contact -> mailboxes.add(mailbox(contact)));
        List<Addressee> accounts = addressees.accountsOf(carrier);
        Map<String, Subscription> own =
                subscriptions.of(accounts.stream().map(Addressee::id).toList());
        for (Addressee account : accounts) {
            Subscription wish = own.get(account.id());
            if (wish != null && wish.names(event) && mailboxes.add(mailbox(account))) {
                told.add(account);
            }
        }
        return told;
    }

    /**
     * Who is written to about an incident: duty owners, and change managers once it escalates, unless they have chosen otherwise, and
     * who else has chosen so. Never nobody, and nobody twice.
     */
    public List<Addressee> aboutIncident(Event event) {
        List<Addressee> duty = addressees.dutyOwners();
        Set<Addressee> usual = new LinkedHashSet<>(duty);
        if (event == Event.INCIDENT_ESCALATED) {
            // The duty owners have been written to, and none of them has answered.
            usual.addAll(addressees.changeManagers());
        }
        Map<String, Subscription> own =
                subscriptions.of(usual.stream().map(Addressee::id).toList());
        Set<Addressee> told = new LinkedHashSet<>();
        for (Addressee person : usual) {
            Subscription wish = own.get(person.id());
            if (wish == null || wish.isUsual() || wish.names(event)) {
                told.add(person);
            }
        }
        Set<String> others = new TreeSet<>();
        subscriptions.ofPeople().stream()
                .filter(wish -> wish.names(event))
                .forEach(wish -> others.add(wish.recipient()));
        addressees.people(others).stream()
                .filter(person -> Subscribable.readsIncidents(person.scope()))
                .forEach(person -> told.add(Addressees.addressee(person)));
        if (!told.isEmpty()) {
            return List.copyOf(told);
        }
        return duty.isEmpty() ? addressees.changeManagers() : duty;
    }

    /** The same reader, with the language that was chosen for them. */
    public Addressee spokenTo(Addressee reader) {
        return subscriptions
                .of(reader.id())
                .map(Subscription::language)
                .map(reader::in)
                .orElse(reader);
    }

    private Map<String, Subscription> chosen(List<List<Addressee>> duties) {
        return subscriptions.of(
                duties.stream().flatMap(List::stream).map(Addressee::id).toList());
    }

    private static String mailbox(Addressee addressee) {
        return addressee.email().strip().toLowerCase(Locale.ROOT);
    }

    /** What each contact of a carrier is written to about, in the carrier's order; a 403 problem for others' people. */
    @Transactional
    public List<SubscriptionView> ofCarrier(String code) {
        requireReader(code);
        Map<String, String> names = new HashMap<>();
        carriers.require(code).contacts().forEach(contact -> names.putIfAbsent(contact.email(), contact.duty()));
        List<List<Addressee>> duties = addressees.ofCarrier(code);
        Map<String, Subscription> chosen = chosen(duties);
        return duties.stream()
                .flatMap(List::stream)
                .map(contact -> view(contact, names.getOrDefault(contact.email(), ""), duties, chosen))
                .toList();
    }

    /** What one contact is written to about, or a 404 problem. */
    @Transactional
    public SubscriptionView ofContact(String code, String contact) {
        return ofCarrier(code).stream()
                .filter(view -> contact.equals(view.contact()))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("contact", contact));
    }

    /**
     * Lets a contact be written to about this from now on.
     *
     * @param contact the opaque id
     */
    @Transactional
    public SubscriptionView choose(String code, String contact, @Nullable String ifMatch, SubscriptionContent content) {
        requireChooser(code);
        // Locked, so that no two of a carrier leave to each other what awaits its sign-off.
        carriers.lock(code);
        List<List<Addressee>> duties = addressees.ofCarrier(code);
        if (duties.stream().flatMap(List::stream).noneMatch(one -> one.id().equals(contact))) {
            throw Problem.notFound("contact", contact);
        }
        content.check(Subscribable.TO_CARRIERS);
        set(contact, code, ifMatch, content);
        Map<String, Subscription> chosen = chosen(duties);
        for (Event event : Subscribable.ASKING) {
            if (Subscribable.told(duties, chosen, event, false).isEmpty()) {
                throw Problem.conflict(
                        "nobody-told",
                        "Nobody at the carrier would be written to any more when its sign-off is asked for. Let somebody else there be told of it first.");
            }
        }
        return ofContact(code, contact);
    }

    /** What the caller is written to about; a 403 problem if they are no person. */
    @Transactional
    public SubscriptionView own() {
        return view(caller(LockModeType.NONE));
    }

    /** Lets the caller be written to about this from now on. */
    @Transactional
    public SubscriptionView chooseOwn(@Nullable String ifMatch, SubscriptionContent content) {
        Person person = caller(LockModeType.PESSIMISTIC_WRITE);
        content.check(offered(person.scope()));
        if (content.language() != null) {
            throw Problem.badRequest("/language", "stands in your profile");
        }
        set(person.id(), null, ifMatch, content);
        return view(person);
    }

    private void set(
            String recipient, @Nullable String carrier, @Nullable String ifMatch, SubscriptionContent content) {
        Subscription present = subscriptions.of(recipient).orElse(null);
        Etags.require(ifMatch, present == null ? 0 : present.version() + 1);
        if (present == null) {
            Subscription made = new Subscription(recipient, carrier, clock.instant());
            if (made.choose(content)) {
                subscriptions.persistAndFlush(made);
                ledger.append(callers.id(), made.made());
            }
        } else if (present.choose(content)) {
            subscriptions.flush();
            ledger.append(callers.id(), present.amended());
        }
    }

    private Person caller(LockModeType lock) {
        Caller caller = callers.current();
        @Nullable
        Person person =
                caller.actor().isPerson() ? people.findById(caller.actor().value(), lock) : null;
        if (person == null || person.isDisabled()) {
            throw Problem.forbidden("Only a person has a profile.");
        }
        return person;
    }

    private void requireReader(String carrier) {
        Caller caller = callers.current();
        if (!caller.readsAllCarriers() && !carrier.equals(caller.readsOnlyCarrier())) {
            throw Problem.forbidden("Contacts are shown to their own carrier only.");
        }
    }

    private void requireChooser(String carrier) {
        Caller caller = callers.current();
        if (!choosesForAll(caller) && !carrier.equals(caller.carrier())) {
            throw Problem.forbidden("What contacts are written to about is for their own carrier to choose.");
        }
    }

    private static boolean choosesForAll(Caller caller) {
        return caller.hasAny(Role.ADMIN, Role.CHANGE_MANAGER);
    }

    private SubscriptionView view(
            Addressee contact, String duty, List<List<Addressee>> duties, Map<String, Subscription> chosen) {
        @Nullable Subscription own = chosen.get(contact.id());
        @Nullable List<Event> events = own == null ? null : own.events();
        @Nullable Language language = own == null ? null : own.language();
        return new SubscriptionView(
                own == null ? null : own.id(),
                contact.id(),
                contact.name(),
                contact.email(),
                duty,
                events == null,
                events == null ? usual(contact, duties) : events,
                List.copyOf(Subscribable.TO_CARRIERS),
                language,
                own == null ? 0 : own.version() + 1);
    }

    private static List<Event> usual(Addressee contact, List<List<Addressee>> duties) {
        if (duties.get(Subscribable.usual(duties, false)).contains(contact)) {
            return List.copyOf(Subscribable.TO_CARRIERS);
        }
        return duties.get(Subscribable.usual(duties, true)).contains(contact)
                ? List.of(Event.ACKNOWLEDGEMENT_REMINDED)
                : List.of();
    }

    private SubscriptionView view(Person person) {
        @Nullable Subscription own = subscriptions.of(person.id()).orElse(null);
        @Nullable List<Event> events = own == null ? null : own.events();
        Set<Event> offered = offered(person.scope());
        return new SubscriptionView(
                own == null ? null : own.id(),
                null,
                person.name(),
                person.email(),
                null,
                events == null,
                events == null
                        ? usual(person.scope())
                        : events.stream().filter(offered::contains).toList(),
                List.copyOf(offered),
                null,
                own == null ? 0 : own.version() + 1);
    }

    private static List<Event> usual(Scope scope) {
        if (scope.roles().contains(Role.DUTY_OWNER)) {
            return List.copyOf(Subscribable.ABOUT_INCIDENTS);
        }
        return scope.roles().contains(Role.CHANGE_MANAGER) ? List.of(Event.INCIDENT_ESCALATED) : List.of();
    }

    private static Set<Event> offered(Scope scope) {
        if (Subscribable.readsIncidents(scope)) {
            return Subscribable.ABOUT_INCIDENTS;
        }
        return scope.roles().contains(Role.CARRIER) && scope.carrier() != null ? Subscribable.TO_CARRIERS : Set.of();
    }
}
