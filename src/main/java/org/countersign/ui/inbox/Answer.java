package org.countersign.ui.inbox;

import java.util.List;
import java.util.Locale;
import org.countersign.changes.AffectedState;
import org.countersign.core.JsonMappers;
import org.countersign.signoffs.SignOffDecision;

/** What a carrier can do about a change, each on a page of its own that says what it will do. */
public enum Answer {
    ACCEPT(SignOffDecision.ACCEPTED),
    ACKNOWLEDGE(SignOffDecision.ACKNOWLEDGED),
    REJECT(SignOffDecision.REJECTED),
    WITHDRAW(SignOffDecision.WITHDRAWN);

    /** The names of their pages, as a pattern of paths. */
    static final String STEPS = "accept|acknowledge|reject|withdraw";

    private final SignOffDecision decision;

    Answer(SignOffDecision decision) {
        this.decision = decision;
    }

    static Answer at(String step) {
        return valueOf(step.toUpperCase(Locale.ROOT));
    }

    /** Those that can be given where a carrier stands like this, the most likely first. */
    static List<Answer> after(AffectedState state) {
        return switch (state) {
            case PENDING -> List.of(ACCEPT, ACKNOWLEDGE, REJECT);
            case ACKNOWLEDGED, REJECTED, WITHDRAWN -> List.of(ACCEPT, REJECT);
            case ACCEPTED -> List.of(ACCEPT, WITHDRAW);
        };
    }

    /** The last step of its page's path. */
    public String step() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The API's word for it. */
    public String word() {
        return JsonMappers.word(decision);
    }

    public boolean isFromADate() {
        return this == ACCEPT;
    }

    /** Whether it says why. */
    public boolean isWithReason() {
        return this == REJECT || this == WITHDRAW;
    }

    /** Whether it must say why. */
    public boolean isReasonRequired() {
        return this == REJECT;
    }
}
