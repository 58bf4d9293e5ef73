package org.countersign.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.countersign.core.ActorId;

/** Contents and drafts for tests without a container. */
final class Drafts {
    static final Instant NOW = Instant.parse("2013-09-10T09:00:00Z");
    static final ActorId ADA = new ActorId("p-ada");
    static final ActorId BEN = new ActorId("p-ben");
    static final ActorId KEY = new ActorId("k-key");
    static final List<String> LINKED = List.of("orange-fr", "sfr-fr", "free-fr");

    private Drafts() {}

    static ChangeContent content(ChangeKind kind, Exclusion... exclude) {
        return new ChangeContent(
                "sfr-campaigns",
                "Désanonymisation des envois",
                "The sender's name takes the place of the short code.",
                kind,
                Category.SENDER_IDENTITY,
                List.of(new Effect("sender", "36000", "POLEEMPLOI")),
                null,
                new Window(NOW.plus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(2))),
                "low",
                "Put the old route back.",
                List.of(exclude),
                List.of(),
                null);
    }

    static Change draft(ChangeContent content) {
        return new Change("CHG-2013-0001", content, content.committed().digest(), LINKED, ADA, NOW);
    }

    static Change draft() {
        return draft(content(ChangeKind.NORMAL));
    }

    static Change declared(ChangeKind kind) {
        Change change = draft(content(kind));
        change.declare(null, null, NOW);
        return change;
    }

    static void accept(Change change, String... carriers) {
        for (String carrier : carriers) {
            change.accept(carrier, mark(change), null);
        }
    }

    static SignOffMark mark(Change change) {
        return new SignOffMark("s-1", change.revision(), NOW);
    }

    static void amend(Change change, ChangeContent content, boolean editorial) {
        change.amend(content, content.committed().digest(), editorial, "why", LINKED, BEN, NOW);
    }
}
