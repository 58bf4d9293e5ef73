package org.countersign.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.countersign.core.ActorId;
import org.countersign.core.Problem;
import org.countersign.ledger.Ledger;

/** Puts refused attempts on record, each in a transaction of its own. Blocks. */
@ApplicationScoped
public class Refusals {
    private static final int LONGEST = 64;
    private static final String UNKNOWN = "unknown";

    private final Ledger ledger;

    Refusals(Ledger ledger) {
        this.ledger = ledger;
    }

    /** For those who answer a refusal themselves; its attempt's own transaction must have ended. */
    public void record(ActorId actor, Refusal refusal) {
        record(actor, refusal.operation(), refusal.subject(), refusal.problem());
    }

    void record(ActorId actor, String operation, String on, Problem problem) {
        AttemptRefused fact = new AttemptRefused(operation, isReference(on) ? on : UNKNOWN, problem.type());
        QuarkusTransaction.requiringNew().run(() -> ledger.append(actor, fact));
    }

    /** Only what looks like a reference or a code may stand in a leaf for ever; callers can write anything into a path. */
    private static boolean isReference(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().allMatch(c -> c == '-' || (c < 128 && Character.isLetterOrDigit(c)));
    }
}
