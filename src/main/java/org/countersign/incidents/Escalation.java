package org.countersign.incidents;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.countersign.core.ActorId;
import org.countersign.ledger.Ledger;
import org.jboss.logging.Logger;

/**
 * Puts on record that nobody has acknowledged an incident in time. Every node looks; the incident's lock and what stands in its
 * row make it once.
 */
@Singleton
class Escalation {
    private static final Logger LOG = Logger.getLogger(Escalation.class);
    private static final int MOST_AT_ONCE = 100;

    private final Incidents incidents;
    private final Ledger ledger;
    private final Clock clock;

    Escalation(Incidents incidents, Ledger ledger, Clock clock) {
        this.incidents = incidents;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Scheduled(
            every = "${countersign.escalation.every:5s}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void escalate() {
        try {
            List<String> overdue =
                    QuarkusTransaction.requiringNew().call(() -> incidents.overdue(clock.instant(), MOST_AT_ONCE));
            for (String reference : overdue) {
                QuarkusTransaction.requiringNew().run(() -> escalate(reference));
            }
        } catch (RuntimeException e) {
            LOG.warnf("Incidents could not be escalated; it is tried again: %s", e);
        }
    }

    private void escalate(String reference) {
        IncidentEscalated fact = incidents.lock(reference).escalate(clock.instant());
        if (fact != null) {
            ledger.append(ActorId.SYSTEM, fact);
        }
    }
}
