package org.countersign.ledger;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Brings the ledger up, before any other room starts. */
@ApplicationScoped
class Starting {
    private final Genesis genesis;
    private final Tail tail;
    private final LedgerConfig config;

    Starting(Genesis genesis, Tail tail, LedgerConfig config) {
        this.genesis = genesis;
        this.tail = tail;
        this.config = config;
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        if (!config.follow()) {
            genesis.open();
            return;
        }
        genesis.establish();
        Thread giveUp = new Thread(tail::giveUp, "ledger-give-up");
        Runtime.getRuntime().addShutdownHook(giveUp);
        tail.start();
        Runtime.getRuntime().removeShutdownHook(giveUp);
    }
}
