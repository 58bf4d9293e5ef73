package org.countersign.witnesses;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** The witnesses of this ledger, and how it goes with them. */
@ApplicationScoped
public class Witnesses {
    private final OwnPolicy policy;
    private final Witnessings witnessings;
    private final WitnessesConfig config;
    private final Clock clock;

    Witnesses(OwnPolicy policy, Witnessings witnessings, WitnessesConfig config, Clock clock) {
        this.policy = policy;
        this.witnessings = witnessings;
        this.config = config;
        this.clock = clock;
    }

    /** All that the policy names, in its order. */
    public List<WitnessView> list() {
        return policy.get().witnesses().stream()
                .map(witness -> WitnessView.of(
                        witness, witnessings.of(witness.key().vkey()), clock.instant(), config.lateAfter()))
                .toList();
    }
}
