package org.countersign.notices.clearances;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import org.countersign.core.ActorId;
import org.countersign.gate.feed.DecisionView;
import org.countersign.gate.feed.Decisions;
import org.countersign.ledger.Ledger;
import org.countersign.ledger.Tail;
import org.countersign.notices.Event;
import org.countersign.notices.Sql;
import org.countersign.notices.WebhookAudience;
import org.jboss.logging.Logger;

/**
 * Looks, whenever the gate has moved, whether clearances have died of it, and puts that on record once for each of them; on every
 * node, and one is the first. Only where a webhook wants to be told, and only of those whom it may be told of.
 */
@Singleton
class ClearanceWatch {
    private static final Logger LOG = Logger.getLogger(ClearanceWatch.class);

    private final WebhookAudience audience;
    private final Decisions decisions;
    private final Tail tail;
    private final Ledger ledger;
    private final Sql sql;
    private long seen = -1;

    ClearanceWatch(WebhookAudience audience, Decisions decisions, Tail tail, Ledger ledger, Sql sql) {
        this.audience = audience;
        this.decisions = decisions;
        this.tail = tail;
        this.ledger = ledger;
        this.sql = sql;
    }

    @Scheduled(
            every = "${countersign.webhooks.every:1s}",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        long moved = tail.applied().gateSize();
        if (moved == seen) {
            return;
        }
        try {
            WebhookAudience.Clients wanted = audience.clients(Event.CLEARANCE_ENDED);
            if (!wanted.isNobody()) {
                decisions.voided(wanted.only()).forEach(this::note);
            }
            seen = moved;
        } catch (RuntimeException e) {
            LOG.warnf("It cannot be told whether clearances have died; it is tried again: %s", e);
        }
    }

    private void note(DecisionView decision) {
        Instant until = Objects.requireNonNull(decision.validUntil());
        QuarkusTransaction.requiringNew().run(() -> {
            if (isNoted(decision, until)) {
                return;
            }
            // Now, so that no other node looks before this one has committed.
            ledger.lock();
            if (!isNoted(decision, until)) {
                sql.update(
                        "insert into ended_clearance (decision, valid_until) values (?, ?)",
                        decision.decisionId(),
                        until);
                ledger.append(
                        ActorId.SYSTEM,
                        new ClearanceEnded(
                                decision.decisionId(), decision.campaign(), decision.client(), decision.platform()));
            }
        });
    }

    private boolean isNoted(DecisionView decision, Instant until) {
        return sql.first(
                        "select 1 from ended_clearance where decision = ? and valid_until = ?",
                        row -> row.getInt(1),
                        decision.decisionId(),
                        until)
                .isPresent();
    }
}
