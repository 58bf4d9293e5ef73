package org.countersign.notices.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.countersign.core.CurrentActor;
import org.countersign.core.Problem;
import org.countersign.notices.Cursors;
import org.countersign.notices.Notices;

/** Notes which letters came back after the mail server had taken them. */
@ApplicationScoped
public class Bounces {
    private final MessageIds ids;
    private final Notices notices;
    private final Cursors cursors;
    private final UndeliveredLetters undelivered;
    private final CurrentActor actor;
    private final Clock clock;

    Bounces(
            MessageIds ids,
            Notices notices,
            Cursors cursors,
            UndeliveredLetters undelivered,
            CurrentActor actor,
            Clock clock) {
        this.ids = ids;
        this.notices = notices;
        this.cursors = cursors;
        this.undelivered = undelivered;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Takes a report, or throws a 404 problem if it is about no letter that is kept. One that is only late stays what it is, and so
     * does one that is being sent again.
     */
    @Transactional
    Bounce take(StatusNotification report) {
        // As everybody does who changes letters.
        cursors.lock(Notices.MAIL);
        Notices.Sent letter = report.letters().stream()
                .flatMap(id -> ids.letter(id).stream())
                .flatMap(id -> notices.letter(id.recipient(), id.entry()).stream())
                .findFirst()
                .orElseThrow(() -> Problem.notFound(
                        "letter", report.letters().stream().findFirst().orElse("…")));
        if (report.hasFailed() && notices.bounced(letter.id(), report.status(), report.diagnostic(), clock.instant())) {
            undelivered.note(actor.id(), letter);
        }
        return notices.letter(letter.recipient(), letter.entry())
                .map(now -> new Bounce(now.id(), now.subject(), now.state()))
                .orElseThrow();
    }
}
