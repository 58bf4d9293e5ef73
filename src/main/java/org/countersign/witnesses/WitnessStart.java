package org.countersign.witnesses;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Reads the settings of witnesses as soon as the ledger is open. */
@ApplicationScoped
class WitnessStart {
    private static final int AFTER_THE_LEDGER = 150;

    private final OwnPolicy policy;
    private final WitnessService witness;

    WitnessStart(OwnPolicy policy, WitnessService witness) {
        this.policy = policy;
        this.witness = witness;
    }

    void start(@Observes @Priority(AFTER_THE_LEDGER) StartupEvent event) {
        policy.establish();
        witness.establish();
    }
}
