package org.countersign.notices.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.countersign.access.People;
import org.countersign.access.Person;
import org.countersign.carriers.Carriers;
import org.countersign.changes.AffectedState;
import org.countersign.changes.ChangeService;
import org.countersign.changes.ChangeView;
import org.countersign.ledger.Entry;
import org.countersign.notices.AcknowledgementReminded;
import org.countersign.notices.Addressees;
import org.countersign.notices.Addressees.Addressee;
import org.countersign.notices.Event;
import org.countersign.notices.LetterUndelivered;
import org.countersign.notices.Notices;
import org.jspecify.annotations.Nullable;

/** Reads what letters to those who answer for changes say, as it is when they are sent. */
@ApplicationScoped
class ManagerLetters {
    private final ChangeService changes;
    private final Carriers carriers;
    private final Addressees addressees;
    private final Notices notices;
    private final People people;
    private final MailConfig config;

    ManagerLetters(
            ChangeService changes,
            Carriers carriers,
            Addressees addressees,
            Notices notices,
            People people,
            MailConfig config) {
        this.changes = changes;
        this.carriers = carriers;
        this.addressees = addressees;
        this.notices = notices;
        this.people = people;
        this.config = config;
    }

    /** Empty if there is nothing to say any more. In the present transaction. */
    Optional<ManagerLetter> write(Event event, Entry entry, Addressee reader) {
        ChangeView change = changes.get(entry.subject());
        return event == Event.LETTER_UNDELIVERED
                ? undelivered(change, entry.fact(LetterUndelivered.class), reader)
                : late(change, entry.fact(AcknowledgementReminded.class), reader);
    }

    private Optional<ManagerLetter> late(ChangeView change, AcknowledgementReminded fact, Addressee reader) {
        boolean isStillSo = change.status().isInForce()
                && change.revision() == fact.revision()
                && change.affected().stream()
                        .anyMatch(row -> row.carrier().equals(fact.carrier())
                                && row.state() == AffectedState.PENDING
                                && fact.acknowledgeBy().equals(row.acknowledgeBy()));
        return isStillSo
                ? Optional.of(new ManagerLetter(
                        change,
                        name(fact.carrier()),
                        reader.name(),
                        fact.acknowledgeBy(),
                        null,
                        null,
                        button(change),
                        times(reader)))
                : Optional.empty();
    }

    private Optional<ManagerLetter> undelivered(ChangeView change, LetterUndelivered fact, Addressee reader) {
        return notices.letter(fact.notice())
                .filter(Notices.Sent::isUndelivered)
                .map(letter -> new ManagerLetter(
                        change,
                        name(fact.carrier()),
                        reader.name(),
                        null,
                        addressees
                                .find(letter.recipient(), letter.carrier())
                                .map(Addressee::email)
                                .orElse(null),
                        said(letter),
                        button(change),
                        times(reader)));
    }

    private static @Nullable String said(Notices.Sent letter) {
        String detail = letter.detail();
        return detail == null || detail.isBlank() ? null : detail;
    }

    private String name(String carrier) {
        return carriers.namesOf(List.of(carrier)).getOrDefault(carrier, carrier);
    }

    private URI button(ChangeView change) {
        return URI.create(
                config.url().orElseThrow().toString().replaceAll("/+$", "") + "/changes/" + change.reference());
    }

    private LetterTimes times(Addressee reader) {
        ZoneId zone = people.findByIdOptional(reader.id()).map(Person::timeZone).orElse(config.zone());
        return new LetterTimes(reader.language(), zone);
    }
}
