package org.countersign.notices.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.countersign.ledger.Entries;
import org.countersign.ledger.Entry;
import org.countersign.notices.Addressees.Addressee;
import org.countersign.notices.Cursors;
import org.countersign.notices.Event;
import org.countersign.notices.Notices;

/** Follows the ledger and puts a letter to each whom a fact concerns into their line, in the transaction that moves its cursor. */
@ApplicationScoped
class LetterFollower {
    /** Letters after which a transaction ends, once all about an entry are there. */
    private static final int MOST_LETTERS = 500;

    private final Cursors cursors;
    private final Entries entries;
    private final Distribution distribution;
    private final Notices notices;
    private final MailConfig config;
    private final Clock clock;

    LetterFollower(
            Cursors cursors,
            Entries entries,
            Distribution distribution,
            Notices notices,
            MailConfig config,
            Clock clock) {
        this.cursors = cursors;
        this.entries = entries;
        this.distribution = distribution;
        this.notices = notices;
        this.config = config;
        this.clock = clock;
    }

    /** From now on, unless it is at work already; then false. */
    boolean begin() {
        return cursors.begin(Notices.MAIL);
    }

    /** What comes to pass until it begins again is told to nobody. */
    void end() {
        cursors.forget(Notices.MAIL);
    }

    /** How many entries are still to be looked at. */
    long lag() {
        return cursors.lag(Notices.MAIL);
    }

    /** Takes one step; false when there is nothing to do, or another node is at it. */
    boolean step() {
        return cursors.step(Notices.MAIL, this::put);
    }

    private long put(long from, long to) {
        Instant now = clock.instant();
        int put = 0;
        for (Entry entry : entries.ofKinds(Distribution.kinds(), from, to)) {
            if (put >= MOST_LETTERS) {
                return entry.index();
            }
            Event event = Objects.requireNonNull(Event.ofKind(entry.kind()));
            for (Addressee addressee : distribution.of(event, entry)) {
                notices.addLetter(
                        addressee.id(),
                        addressee.carrier(),
                        entry,
                        event,
                        Distribution.isUrgent(event),
                        now,
                        now.plus(config.giveUpAfter()));
                put++;
            }
        }
        return to;
    }
}
