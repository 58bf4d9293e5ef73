package org.countersign.ui.registry;

import java.time.Duration;
import java.time.Instant;
import org.countersign.campaigns.ContractView;

/** A contract with what its term means at the time of the page. */
public record ContractRow(ContractView contract, State state) {
    /** How long before its end a contract is said to be ending: time to sign the next one. */
    static final Duration NEAR = Duration.ofDays(90);

    /** Where the present stands in a contract's term. */
    public enum State {
        COMING,
        IN_FORCE,
        ENDING,
        ENDED
    }

    static ContractRow at(Instant now, ContractView contract) {
        return new ContractRow(contract, state(now, contract));
    }

    public boolean isEnding() {
        return state == State.ENDING;
    }

    private static State state(Instant now, ContractView contract) {
        if (!now.isBefore(contract.until())) {
            return State.ENDED;
        }
        if (now.isBefore(contract.from())) {
            return State.COMING;
        }
        return now.plus(NEAR).isBefore(contract.until()) ? State.IN_FORCE : State.ENDING;
    }
}
