package org.countersign.notices.mail;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.countersign.core.ActorId;
import org.countersign.notices.Answer;
import org.countersign.notices.Backoff;
import org.countersign.notices.Cursors;
import org.countersign.notices.Letter;
import org.countersign.notices.Notices;
import org.countersign.notices.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Gives out letters that are due, each to one node at a time, and notes what has come of them. A node that dies with a letter in
 * its hand holds it up no longer than its claim lasts; then it is sent again, as the same message.
 */
@ApplicationScoped
class Postings {
    private final Sql sql;
    private final Notices notices;
    private final Cursors cursors;
    private final UndeliveredLetters undelivered;
    private final MailConfig config;
    private final Clock clock;
    private final Backoff backoff;

    Postings(
            Sql sql, Notices notices, Cursors cursors, UndeliveredLetters undelivered, MailConfig config, Clock clock) {
        this.sql = sql;
        this.notices = notices;
        this.cursors = cursors;
        this.undelivered = undelivered;
        this.config = config;
        this.clock = clock;
        this.backoff = new Backoff(config.firstWait(), config.longestWait());
    }

    /**
     * What came of a letter.
     *
     * @param answer null when nothing was sent, because there is nothing to say to its reader any more
     */
    record Outcome(Posting posting, @Nullable Answer answer, Instant at) {}

    /** At most so many letters that are due, which are this node's to send now; the urgent ones first. */
    List<Posting> claim(String node, int most) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Instant now = clock.instant();
            // Before anything is read that is sent.
            long erasures = cursors.erasures(Notices.MAIL);
            boolean quiet = config.quietHours()
                    .filter(hours -> hours.contains(LocalTime.ofInstant(now, config.zone())))
                    .isPresent();
            List<Posting> due = sql.list(
                    "select id, entry, event, subject, at, tries, recipient, carrier, due_by from notice"
                            + " where webhook is null and next_at <= ? and (claimed_until is null or claimed_until <= ?)"
                            + (quiet ? " and urgent = true" : "")
                            + " order by urgent desc, next_at, entry fetch first " + most + " rows only",
                    row -> new Posting(
                            new Letter(
                                    row.getString(1),
                                    row.getLong(2),
                                    row.getString(3),
                                    row.getString(4),
                                    Sql.time(row, 5),
                                    row.getInt(6),
                                    erasures),
                            row.getString(7),
                            row.getString(8),
                            Sql.time(row, 9)),
                    now,
                    now);
            return due.stream().filter(posting -> claims(node, posting, now)).toList();
        });
    }

    /** Whether this node was the first to ask for it. */
    private boolean claims(String node, Posting posting, Instant now) {
        return sql.update(
                        "update notice set claimed_by = ?, claimed_until = ? where id = ? and next_at <= ?"
                                + " and (claimed_until is null or claimed_until <= ?)",
                        node,
                        now.plus(lease()),
                        posting.letter().notice(),
                        now,
                        now)
                == 1;
    }

    /** Longer than a round of letters takes. */
    private Duration lease() {
        return config.timeout().multipliedBy(2).plusSeconds(5);
    }

    /**
     * Writes down what became of letters, and lets those behind them have their turn. A letter that is another node's by now is its to
     * write down.
     */
    void note(String node, List<Outcome> outcomes) {
        QuarkusTransaction.requiringNew().run(() -> {
            // So that nobody puts a letter into a line whose first is just leaving.
            long erasures = cursors.lock(Notices.MAIL);
            outcomes.stream().filter(outcome -> gaveBack(node, outcome)).forEach(outcome -> note(outcome, erasures));
        });
    }

    private boolean gaveBack(String node, Outcome outcome) {
        return sql.update(
                        "update notice set claimed_by = null, claimed_until = null where id = ? and claimed_by = ?",
                        outcome.posting().letter().notice(),
                        node)
                == 1;
    }

    private void note(Outcome outcome, long erasures) {
        Posting posting = outcome.posting();
        Letter letter = posting.letter();
        Answer answer = letter.kept(outcome.answer(), erasures);
        Instant at = outcome.at();
        if (answer == null) {
            notices.withheld(posting.line(), letter, at);
        } else if (answer.isDelivered()) {
            notices.delivered(posting.line(), letter, answer, at);
        } else if (Smtp.isRefusal(answer) || !posting.dueBy().isAfter(at)) {
            notices.died(posting.line(), letter, answer, at);
            notices.letter(letter.notice()).ifPresent(died -> undelivered.note(ActorId.SYSTEM, died));
        } else {
            notices.failed(
                    letter,
                    answer,
                    at,
                    at.plus(backoff.after(
                            letter.tries() + 1, ThreadLocalRandom.current().nextDouble())));
        }
    }
}
