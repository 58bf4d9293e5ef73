package org.countersign.notices.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.access.Caller;
import org.countersign.changes.AffectedState;
import org.countersign.changes.ChangeView;
import org.countersign.core.Words;
import org.countersign.ledger.Checkpoints;
import org.countersign.ledger.Entries;
import org.countersign.notices.AskedCarriers;
import org.countersign.notices.AskedCarriers.Departure;
import org.jspecify.annotations.Nullable;

/** Makes maintenance notices of changes, for whoever may see these as they are given. */
@ApplicationScoped
public class MaintenanceNotices {
    /** Characters of a change's description that are told; the rest is on its page. */
    static final int TOLD = 2_000;

    private static final String UID_PREFIX = "change-";

    private final Entries entries;
    private final AskedCarriers asked;
    private final Checkpoints checkpoints;
    private final CalendarConfig config;

    MaintenanceNotices(Entries entries, AskedCarriers asked, Checkpoints checkpoints, CalendarConfig config) {
        this.entries = entries;
        this.asked = asked;
        this.checkpoints = checkpoints;
        this.config = config;
    }

    /**
     * In the same order, with two questions to the database, however many they are, and a third for a carrier that changes may have
     * left.
     *
     * @param changes as the reader may see them
     * @param base the address of the installation
     */
    public List<MaintenanceNotice> of(Collection<ChangeView> changes, Caller reader, Tongue tongue, URI base) {
        @Nullable String carrier = reader.readsOnlyCarrier();
        Map<String, Instant> told =
                entries.newestTimes(changes.stream().map(ChangeView::reference).toList());
        Map<String, List<Departure>> departures = carrier == null ? Map.of() : departures(changes, carrier);
        return changes.stream()
                .map(change -> {
                    MaintenanceNotice.Status status = MaintenanceNotice.Status.of(change);
                    return notice(
                            change,
                            carrier,
                            status,
                            sequence(change, status)
                                    + departures
                                            .getOrDefault(change.reference(), List.of())
                                            .size(),
                            told.getOrDefault(change.reference(), change.revisedAt()),
                            description(change, carrier, tongue),
                            tongue,
                            base);
                })
                .toList();
    }

    /**
     * Takes back what a carrier was asked about a change that does not concern it any more.
     *
     * @param told the change as it was told of it last
     * @param number how many times the change has left it, this one included
     * @param at when it did
     */
    public MaintenanceNotice takenBack(
            ChangeView told, String carrier, int number, Instant at, Tongue tongue, URI base) {
        return notice(
                told,
                carrier,
                MaintenanceNotice.Status.CANCELLED,
                told.revision() + number,
                at,
                shortened(tongue.shows(told.description())),
                tongue,
                base);
    }

    private MaintenanceNotice notice(
            ChangeView change,
            @Nullable String carrier,
            MaintenanceNotice.Status status,
            int sequence,
            Instant changedAt,
            String description,
            Tongue tongue,
            URI base) {
        return new MaintenanceNotice(
                uid(UID_PREFIX + change.reference()),
                sequence,
                changedAt,
                change.window(),
                tongue.shows(change.title()) + " (" + change.reference() + ")",
                description,
                base.resolve("/changes/" + change.reference()),
                provider(),
                carrier == null ? provider() : carrier,
                change.reference(),
                List.of(carrier == null ? change.platform() : change.platform() + "/" + carrier),
                MaintenanceNotice.Impact.of(change.category()),
                status,
                organizer());
    }

    /** The revision; a change that is cancelled has no other any more, and its number is free (RFC 5546 §3.2.5: one more). */
    private static int sequence(ChangeView change, MaintenanceNotice.Status status) {
        return status == MaintenanceNotice.Status.CANCELLED ? change.revision() + 1 : change.revision();
    }

    /** A carrier comes back by an amendment only: of a first revision nobody has to ask. */
    private Map<String, List<Departure>> departures(Collection<ChangeView> changes, String carrier) {
        return asked.departures(
                carrier,
                changes.stream()
                        .filter(change -> change.revision() > 1)
                        .map(ChangeView::reference)
                        .toList());
    }

    /**
     * The revision that the carrier's invitation of this sequence is about. Each time that the change has left the carrier took a number;
     * what was sent before is of an earlier revision than the present one in any case.
     */
    int revision(String reference, @Nullable String carrier, int sequence) {
        int departures =
                carrier == null ? 0 : asked.departures(carrier, reference).size();
        return Math.max(1, sequence - departures);
    }

    /** The name of this installation, for ever the same. */
    private String provider() {
        return checkpoints.key().name();
    }

    /** What is the same for a thing in all calendars of this installation, and in none of another. */
    String uid(String thing) {
        return thing + "@" + provider();
    }

    /** Which change an event is of; empty when it is none of this installation's. */
    Optional<String> reference(String uid) {
        String ending = uid("");
        return uid.startsWith(UID_PREFIX)
                        && uid.endsWith(ending)
                        && uid.length() > UID_PREFIX.length() + ending.length()
                ? Optional.of(uid.substring(UID_PREFIX.length(), uid.length() - ending.length()))
                : Optional.empty();
    }

    /** The mailbox that answers for all events: its address, without the name that it may have. */
    String organizer() {
        String mailbox = config.organizer();
        int from = mailbox.lastIndexOf('<');
        int to = mailbox.lastIndexOf('>');
        return (from < to ? mailbox.substring(from + 1, to) : mailbox).strip();
    }

    private static String description(ChangeView change, @Nullable String carrier, Tongue tongue) {
        List<String> lines = new ArrayList<>();
        lines.add(tongue.says(
                Words.of("Platform {0}; revision {1}: {2}.", change.platform(), change.revision(), change.status())));
        if (carrier != null && change.status().isInForce()) {
            change.affected().stream()
                    .filter(row -> row.carrier().equals(carrier))
                    .forEach(row -> lines.add(tongue.says(
                            row.state() == AffectedState.PENDING && row.acknowledgeBy() != null
                                    ? Words.of("Your answer is awaited by {0}.", row.acknowledgeBy())
                                    : Words.of("Your answer: {0}.", row.state()))));
        }
        lines.add("");
        lines.add(shortened(tongue.shows(change.description())));
        return String.join("\n", lines);
    }

    /** At most so many characters, none of them halved. */
    static String shortened(String text) {
        if (text.length() <= TOLD) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(TOLD - 1)) ? TOLD - 1 : TOLD;
        return text.substring(0, end) + "…";
    }
}
