package org.countersign.witnesses;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.countersign.ledger.LedgerConfig;

/** Reads the settings of witnesses as soon as the ledger is open. */
@ApplicationScoped
class WitnessStart {
    private static final int AFTER_THE_LEDGER = 150;

    private final OwnPolicy policy;
    private final WitnessService witness;
    private final LedgerConfig ledger;

    WitnessStart(OwnPolicy policy, WitnessService witness, LedgerConfig ledger) {
        this.policy = policy;
        this.witness = witness;
        this.ledger = ledger;
    }

    void start(@Observes @Priority(AFTER_THE_LEDGER) StartupEvent event) {
        // A program that only looks may have been given other settings, and must not put them on record.
        if (ledger.follow()) {
            policy.establish();
            witness.establish();
        }
    }
}
