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
import org.jspecify.annotations.Nullable;

/** Makes maintenance notices of changes, for whoever may see these as they are given. */
@ApplicationScoped
public class MaintenanceNotices {
    /** Characters of a change's description that are told; the rest is on its page. */
    static final int TOLD = 2_000;

    private static final String UID_PREFIX = "change-";

    private final Entries entries;
    private final Checkpoints checkpoints;
    private final CalendarConfig config;

    MaintenanceNotices(Entries entries, Checkpoints checkpoints, CalendarConfig config) {
        this.entries = entries;
        this.checkpoints = checkpoints;
        this.config = config;
    }

    /**
     * In the same order, with two questions to the database, however many they are.
     *
     * @param changes as the reader may see them
     * @param base the address of the installation
     */
    public List<MaintenanceNotice> of(Collection<ChangeView> changes, Caller reader, Tongue tongue, URI base) {
        Map<String, Instant> told =
                entries.newestTimes(changes.stream().map(ChangeView::reference).toList());
        return changes.stream()
                .map(change ->
                        of(change, told.getOrDefault(change.reference(), change.revisedAt()), reader, tongue, base))
                .toList();
    }

    private MaintenanceNotice of(ChangeView change, Instant changedAt, Caller reader, Tongue tongue, URI base) {
        @Nullable String carrier = reader.readsOnlyCarrier();
        MaintenanceNotice.Status status = MaintenanceNotice.Status.of(change);
        return new MaintenanceNotice(
                uid(UID_PREFIX + change.reference()),
                sequence(change, status),
                changedAt,
                change.window(),
                tongue.shows(change.title()) + " (" + change.reference() + ")",
                description(change, carrier, tongue),
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
