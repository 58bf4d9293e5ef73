package org.countersign.gate.feed;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.countersign.gate.Decision;
import org.countersign.gate.Gate;
import org.countersign.gate.Moment;
import org.countersign.gate.Question;
import org.countersign.ledger.Head;
import org.countersign.ledger.LedgerException;

/** Asks the gate, on what this node knows. */
@Singleton
class Judge {
    private final GateFold fold;
    private final Clock clock;
    private final Gate gate;

    Judge(GateFold fold, GateConfig config, Clock clock) {
        this.fold = fold;
        this.clock = clock;
        this.gate = new Gate(config.lease());
    }

    Duration lease() {
        return gate.lease();
    }

    /**
     * Decides on what is known now.
     *
     * @param head what must be known at least
     * @throws LedgerException if it is not: then nothing can be told
     */
    Decided decide(Question question, Head head) {
        return decide(question, state(head));
    }

    /** Decides on what was known once. */
    Decided decide(Question question, State state) {
        Instant now = clock.instant();
        Decision decision = gate.decide(state.snapshot(), question, now);
        return new Decided(question, decision, now, state.size(), Sameness.of(question, decision));
    }

    /** What would be decided about later launches, on what is known now; never more than so many moments. */
    List<Moment> forecast(Question question, int most) {
        return gate.forecast(fold.state().snapshot(), question, clock.instant(), most);
    }

    /**
     * What is known now.
     *
     * @throws LedgerException if it does not hold everything up to the head that may move the gate
     */
    State state(Head head) {
        State state = fold.state();
        if (state.size() < head.size()) {
            throw new LedgerException("the gate knows " + state.size() + " entries of " + head.size(), null);
        }
        if (state.gateSize() < head.gateSize()) {
            throw new LedgerException(
                    "entry " + (head.gateSize() - 1) + " moves the gate, but this version cannot read its kind", null);
        }
        return state;
    }
}
