package org.countersign.notices.mail;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.countersign.access.Caller;
import org.countersign.access.People;
import org.countersign.access.Person;
import org.countersign.carriers.Carriers;
import org.countersign.changes.AffectedState;
import org.countersign.changes.ChangeService;
import org.countersign.changes.ChangeView;
import org.countersign.incidents.IncidentService;
import org.countersign.incidents.IncidentView;
import org.countersign.ledger.Entries;
import org.countersign.ledger.Entry;
import org.countersign.notices.AcknowledgementReminded;
import org.countersign.notices.Addressees;
import org.countersign.notices.Addressees.Addressee;
import org.countersign.notices.AskedCarriers;
import org.countersign.notices.AskedCarriers.Departure;
import org.countersign.notices.Event;
import org.countersign.notices.Notices;
import org.countersign.notices.Subscriber;
import org.countersign.notices.calendar.MaintenanceNotice.Attendee;
import org.countersign.notices.calendar.MaintenanceNotice.Invitation;
import org.countersign.notices.calendar.MaintenanceNotices;
import org.countersign.notices.calendar.Tongue;
import org.countersign.notices.links.LinkService;
import org.countersign.notices.subscriptions.Subscribable;
import org.countersign.notices.subscriptions.SubscriptionService;
import org.countersign.platforms.Platforms;
import org.countersign.signoffs.SignOffService;
import org.countersign.signoffs.SignOffView;
import org.jspecify.annotations.Nullable;

/**
 * Writes letters when they are sent, from what their readers may read at that moment; nothing of them is kept. What has come to
 * nothing meanwhile is not written: a later letter tells it.
 */
@ApplicationScoped
class Writer {
    private final Entries entries;
    private final AskedCarriers asked;
    private final Notices notices;
    private final Addressees addressees;
    private final SubscriptionService subscriptions;
    private final ChangeService changes;
    private final SignOffService signOffs;
    private final IncidentService incidents;
    private final LinkService links;
    private final MaintenanceNotices maintenance;
    private final Platforms platforms;
    private final Carriers carriers;
    private final People people;
    private final MessageIds ids;
    private final ManagerLetters managers;
    private final MailConfig config;

    Writer(
            Entries entries,
            AskedCarriers asked,
            Notices notices,
            Addressees addressees,
            SubscriptionService subscriptions,
            ChangeService changes,
            SignOffService signOffs,
            IncidentService incidents,
            LinkService links,
            MaintenanceNotices maintenance,
            Platforms platforms,
            Carriers carriers,
            People people,
            MessageIds ids,
            ManagerLetters managers,
            MailConfig config) {
        this.entries = entries;
        this.asked = asked;
        this.notices = notices;
        this.addressees = addressees;
        this.subscriptions = subscriptions;
        this.changes = changes;
        this.signOffs = signOffs;
        this.incidents = incidents;
        this.links = links;
        this.maintenance = maintenance;
        this.platforms = platforms;
        this.carriers = carriers;
        this.people = people;
        this.ids = ids;
        this.managers = managers;
        this.config = config;
    }

    /** The letter as it is to be sent now; empty if there is nothing to say to its reader any more. */
    Optional<Written> write(Posting posting) {
        return QuarkusTransaction.requiringNew()
                .call(() -> addressees
                        .find(posting.recipient(), posting.carrier())
                        .map(subscriptions::spokenTo)
                        .flatMap(reader -> write(posting, reader)));
    }

    private Optional<Written> write(Posting posting, Addressee reader) {
        Entry entry = entries.find(posting.letter().entry()).orElseThrow();
        Event event = Objects.requireNonNull(Event.ofKind(entry.kind()));
        if (reader.carrier() == null && Distribution.isForManagers(event)) {
            return Optional.of(reader)
                    .filter(manager -> addressees.readsAllCarriers(manager.id()))
                    .flatMap(manager -> managers.write(event, entry, manager))
                    .map(letter -> written(
                            entry, reader, Letters.subject(letter), Letters.text(letter), Letters.html(letter), null));
        }
        Occasion occasion = Occasion.of(event, entry);
        if (occasion == null) {
            return incident(entry, event, reader);
        }
        String carrier = Objects.requireNonNull(reader.carrier());
        if (asked.left(entry).contains(carrier)) {
            return farewell(entry, carrier, reader);
        }
        // Whom an amendment asks for the first time, or again, has no letter before it that would count.
        Occasion own =
                occasion == Occasion.AMENDED && asked.joined(entry).contains(carrier) ? Occasion.ASKED : occasion;
        return changes.shownTo(Subscriber.carrier(carrier).caller(), entry.subject())
                .flatMap(change -> about(change, own, entry, carrier, reader));
    }

    private Optional<Written> about(
            ChangeView change, Occasion occasion, Entry entry, String carrier, Addressee reader) {
        return change.affected().stream()
                .filter(row -> row.carrier().equals(carrier))
                .findFirst()
                .flatMap(own -> letter(change, own, occasion, entry, reader))
                .filter(Writer::isStillSo)
                .map(letter -> written(
                        entry,
                        reader,
                        Letters.subject(letter),
                        Letters.text(letter),
                        Letters.html(letter),
                        invitation(letter, carrier, reader)));
    }

    private Written written(
            Entry entry, Addressee reader, String subject, String text, String html, @Nullable Invitation invitation) {
        return new Written(
                reader, ids.ofLetter(entry, reader), ids.ofThread(entry, reader), subject, text, html, invitation);
    }

    /** The event as it stands now; none with a confirmation, after which it stands as before. */
    private @Nullable Invitation invitation(ChangeLetter letter, String carrier, Addressee reader) {
        return letter.occasion() == Occasion.ANSWERED
                ? null
                : maintenance
                        .of(
                                List.of(letter.change()),
                                Subscriber.carrier(carrier).caller(),
                                new Tongue(reader.language(), config.zone()),
                                config.url().orElseThrow())
                        .get(0)
                        .invitation(new Attendee(reader.name(), reader.email(), letter.state()));
    }

    /**
     * That a change does not concern the carrier any more; empty if it does again, or its reader never heard of it. It quotes what they
     * were told last: the rest is not for them to read.
     */
    private Optional<Written> farewell(Entry entry, String carrier, Addressee reader) {
        String reference = entry.subject();
        Caller caller = Subscriber.carrier(carrier).caller();
        List<Departure> departures = asked.departures(carrier, reference);
        Departure last = departures.get(departures.size() - 1);
        if (last.entry() != entry.index()
                || changes.isShownTo(caller, reference)
                || notices.neverReached(reader.id(), reference, entry.index())) {
            return Optional.empty();
        }
        ChangeView told = changes.asToldTo(caller, reference, last.revision());
        ChangeLetter letter = new ChangeLetter(
                Occasion.LEFT,
                told,
                platformName(told),
                carrierName(carrier),
                reader.name(),
                AffectedState.PENDING,
                null,
                null,
                null,
                null,
                null,
                new LetterTimes(reader.language(), config.zone()));
        Invitation cancellation = maintenance
                .takenBack(
                        told,
                        carrier,
                        departures.size(),
                        entry.at(),
                        new Tongue(reader.language(), config.zone()),
                        config.url().orElseThrow())
                .invitation(new Attendee(reader.name(), reader.email(), letter.state()));
        return Optional.of(written(
                entry, reader, Letters.subject(letter), Letters.text(letter), Letters.html(letter), cancellation));
    }

    private Optional<ChangeLetter> letter(
            ChangeView change, ChangeView.Affected own, Occasion occasion, Entry entry, Addressee reader) {
        String code = own.carrier();
        @Nullable SignOffView word = null;
        JsonNode ofRevision = entry.data().path("revision");
        if (occasion != Occasion.ANSWERED && ofRevision.isInt() && ofRevision.asInt() < change.revision()) {
            // Another letter tells of the revision that counts now.
            return Optional.empty();
        }
        if (isOfAnotherDeadline(occasion, entry, own)) {
            // Of the one that holds now the carrier is reminded by itself.
            return Optional.empty();
        }
        if (occasion == Occasion.ANSWERED) {
            String said = entry.data().path("signOff").asText();
            if (!said.equals(own.signOff())) {
                // It has said something else since.
                return Optional.empty();
            }
            word = signOffs.shownTo(Subscriber.carrier(code).caller(), change.reference(), said)
                    .orElseThrow();
        }
        return Optional.of(new ChangeLetter(
                occasion,
                change,
                platformName(change),
                carrierName(code),
                reader.name(),
                own.state(),
                own.acknowledgeBy(),
                word == null ? null : word.effectiveFrom(),
                word == null ? null : word.decision(),
                occasion == Occasion.AMENDED
                        ? changes.revision(change.reference(), change.revision())
                                .reason()
                        : null,
                button(change, own, reader),
                new LetterTimes(reader.language(), config.zone())));
    }

    private static boolean isOfAnotherDeadline(Occasion occasion, Entry entry, ChangeView.Affected own) {
        return switch (occasion) {
            case REMINDED, DUE, ESCALATED ->
                !entry.fact(AcknowledgementReminded.class).acknowledgeBy().equals(own.acknowledgeBy());
            case ASKED, AMENDED, LEFT, IMPLEMENTED, WITHDRAWN, ROLLED_BACK, ANSWERED -> false;
        };
    }

    private String platformName(ChangeView change) {
        return platforms.namesOf(List.of(change.platform())).getOrDefault(change.platform(), change.platform());
    }

    private String carrierName(String code) {
        return carriers.namesOf(List.of(code)).getOrDefault(code, code);
    }

    /** Where something is still asked, to answer it without an account; else to the change itself. */
    private URI button(ChangeView change, ChangeView.Affected own, Addressee reader) {
        boolean asked = change.status().isInForce() && own.state() != AffectedState.ACCEPTED;
        return (asked
                        ? links.token(change.reference(), change.revision(), own.carrier(), reader.id())
                        : Optional.<String>empty())
                .map(token -> at("/sign-off/" + token))
                .orElseGet(() -> at("/inbox/" + change.reference()));
    }

    /** Whether it is still worth saying. */
    private static boolean isStillSo(ChangeLetter letter) {
        return switch (letter.occasion()) {
            case ASKED -> letter.isAsked();
            case REMINDED, DUE, ESCALATED -> letter.isAsked() && letter.state() == AffectedState.PENDING;
            case AMENDED, IMPLEMENTED -> letter.change().status().isInForce();
            case LEFT, WITHDRAWN, ROLLED_BACK, ANSWERED -> true;
        };
    }

    private Optional<Written> incident(Entry entry, Event event, Addressee reader) {
        IncidentView incident = incidents.get(entry.subject());
        boolean escalated = event == Event.INCIDENT_ESCALATED;
        Person person = people.findById(reader.id());
        if (!incident.status().isOpen()
                || ((escalated || event == Event.INCIDENT_JOINED) && incident.acknowledgedAt() != null)
                || !Subscribable.readsIncidents(person.scope())) {
            return Optional.empty();
        }
        ZoneId zone = person.timeZone();
        IncidentLetter letter = new IncidentLetter(
                incident,
                platforms.namesOf(List.of(incident.platform())).getOrDefault(incident.platform(), incident.platform()),
                carriers.namesOf(List.of(incident.carrier())).getOrDefault(incident.carrier(), incident.carrier()),
                reader.name(),
                escalated,
                at("/incidents/" + incident.reference()),
                new LetterTimes(reader.language(), zone == null ? config.zone() : zone));
        return Optional.of(
                written(entry, reader, Letters.subject(letter), Letters.text(letter), Letters.html(letter), null));
    }

    private URI at(String path) {
        return URI.create(config.url().orElseThrow().toString().replaceAll("/+$", "") + path);
    }
}
