package org.countersign.gate.feed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.countersign.core.ActorId;
import org.countersign.gate.feed.CampaignFile.Content;
import org.countersign.gate.feed.CampaignFile.Last;
import org.countersign.gate.feed.CampaignFile.Registration;
import org.countersign.ledger.Head;
import org.countersign.ledger.Ledger;
import org.countersign.ledger.LedgerException;
import org.countersign.ledger.Tail;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Records decisions. Those that wait at the same time share one transaction (group commit), made by one thread.
 *
 * <p>The transaction takes the ledger's lock before it looks what was decided last and before it writes. So nothing can move
 * the gate, and no other node can decide about the campaign, between the look and the commit: a decision is recorded on what
 * was known just before it, and never twice.
 */
@Singleton
class DecisionLog {
    private static final Logger LOG = Logger.getLogger(DecisionLog.class);
    /** How long the writer, who holds the ledger's lock, waits for the newest entries at most. */
    private static final Duration CATCHING_UP = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final Tail tail;
    private final Judge judge;
    private final AskedCampaigns campaigns;
    private final RecordedDecisions decisions;
    private final Clearances clearances;
    private final GateMetrics metrics;
    private final int mostAtOnce;
    private final LinkedBlockingQueue<Item> queue;
    private final LinkedBlockingQueue<Renewal> renewals = new LinkedBlockingQueue<>(MOST_RENEWALS);
    private static final int MOST_RENEWALS = 10_000;
    private final AtomicBoolean writing = new AtomicBoolean();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "gate-decision-log");
        thread.setDaemon(true);
        return thread;
    });

    DecisionLog(
            Ledger ledger,
            Tail tail,
            Judge judge,
            AskedCampaigns campaigns,
            RecordedDecisions decisions,
            Clearances clearances,
            GateMetrics metrics,
            GateConfig config) {
        this.ledger = ledger;
        this.tail = tail;
        this.judge = judge;
        this.campaigns = campaigns;
        this.decisions = decisions;
        this.clearances = clearances;
        this.metrics = metrics;
        this.mostAtOnce = config.decisionsPerTransaction();
        this.queue = new LinkedBlockingQueue<>(config.decisionsWaiting());
    }

    /**
     * A decision on record.
     *
     * @param decided which may be another than was handed in, if the gate has moved since
     */
    record Recorded(String decisionId, Decided decided) {}

    /** One decision to record. */
    private static final class Item {
        final ActorId actor;
        final CampaignFile file;
        final Decided proposed;
        final CompletableFuture<Recorded> answer = new CompletableFuture<>();

        Item(ActorId actor, CampaignFile file, Decided proposed) {
            this.actor = actor;
            this.file = file;
            this.proposed = proposed;
        }

        /** Nothing is ever registered twice, so what is remembered suffices. */
        boolean mayBeNew() {
            Content known = file.content();
            return known == null || known.registration() == null;
        }
    }

    private record Renewal(String decisionId, Instant until) {}

    /** Records a decision about a campaign, unless it is the same as the campaign's last. */
    CompletableFuture<Recorded> record(ActorId actor, CampaignFile file, Decided decided) {
        Item item = new Item(actor, file, decided);
        if (queue.offer(item)) {
            wakeWriter();
        } else {
            item.answer.completeExceptionally(new LedgerException("too many decisions wait to be recorded", null));
        }
        return item.answer;
    }

    /** Notes until when a repeat has renewed an allow; for those who look it up, so nobody waits for it. */
    void renewed(String decisionId, Instant until) {
        if (renewals.offer(new Renewal(decisionId, until))) {
            wakeWriter();
        }
    }

    private void wakeWriter() {
        if (writing.compareAndSet(false, true)) {
            writer.execute(this::writeAll);
        }
    }

    private void writeAll() {
        writing.set(false);
        while (!queue.isEmpty()) {
            List<Item> batch = new ArrayList<>();
            queue.drainTo(batch, mostAtOnce);
            // Those given up meanwhile need no answer.
            batch.removeIf(item -> item.answer.isDone());
            write(batch);
        }
        List<Renewal> renewed = new ArrayList<>();
        renewals.drainTo(renewed);
        if (!renewed.isEmpty()) {
            note(renewed);
        }
    }

    /** A failure of all may be the fault of one, or of a connection that was lost: each then gets a second try alone. */
    private void write(List<Item> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            commit(batch);
        } catch (RuntimeException first) {
            for (Item item : batch) {
                try {
                    commit(List.of(item));
                } catch (RuntimeException e) {
                    if (e != first) {
                        e.addSuppressed(first);
                    }
                    item.answer.completeExceptionally(e);
                }
            }
        }
    }

    private void commit(List<Item> batch) {
        List<Done> done = QuarkusTransaction.requiringNew().call(() -> inTransaction(batch));
        metrics.batch(batch.size());
        for (Done each : done) {
            each.tell();
        }
    }

    /** What to tell once the transaction is committed. */
    private record Done(
            Item item,
            @Nullable Recorded recorded,
            @Nullable Content content,
            @Nullable OtherCampaign other) {
        void tell() {
            if (content != null) {
                item.file.remember(content);
            }
            if (other != null) {
                item.answer.completeExceptionally(other);
            } else {
                item.answer.complete(recorded);
            }
        }
    }

    private List<Done> inTransaction(List<Item> batch) {
        Map<String, Item> byCampaign = new TreeMap<>();
        batch.forEach(item -> byCampaign.putIfAbsent(item.file.campaign(), item));
        register(byCampaign.values());

        Head head = ledger.lock();
        Map<String, Registration> registrations = campaigns.registrations(byCampaign.keySet());
        Map<String, Last> lasts = new HashMap<>(decisions.lastOf(byCampaign.keySet()));
        boolean moved = batch.stream().anyMatch(item -> item.proposed.checkedAgainst() < head.gateSize());
        Head known = moved ? caughtUp() : head;
        List<Done> done = new ArrayList<>();
        for (Item item : batch) {
            String campaign = item.file.campaign();
            Registration registration = registrations.get(campaign);
            if (registration != null && !registration.isOf(item.proposed.question())) {
                done.add(new Done(item, null, null, new OtherCampaign(registration)));
                continue;
            }
            Decided decided = item.proposed.checkedAgainst() < head.gateSize()
                    ? judge.decide(item.proposed.question(), known)
                    : item.proposed;
            Last last = lasts.get(campaign);
            if (last == null || !last.isSameAs(decided.sameness())) {
                last = append(item.actor, decided);
                lasts.put(campaign, last);
            }
            done.add(new Done(
                    item,
                    new Recorded(last.decisionId(), decided),
                    new Content(registration, last, ledger.nextIndex()),
                    null));
        }
        return done;
    }

    /** Comes before the ledger's lock, because others who register campaigns take that one last. */
    private void register(Collection<Item> items) {
        items.stream()
                .filter(Item::mayBeNew)
                // In this order, so that two nodes do not wait for each other.
                .sorted(Comparator.comparing(
                                (Item item) -> item.proposed.question().client())
                        .thenComparing(item -> item.file.campaign()))
                .forEach(item -> campaigns.registerIfNew(item.actor, item.proposed));
    }

    /** While the lock is held nothing is added, so what is fresh now stays it until the commit. */
    private Head caughtUp() {
        try {
            return tail.fresh().toCompletableFuture().get(CATCHING_UP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerException("interrupted while catching up with the ledger", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new LedgerException("could not catch up with the ledger", e);
        }
    }

    private Last append(ActorId actor, Decided decided) {
        RecordedDecision row = RecordedDecision.of(
                decided, clearances.validUntil(decided.decision(), decided.at()), ledger.nextIndex());
        // A decision by a clock that the ledger's time contradicts is worth nothing, and would look as if it were dated
        // back.
        if (!DecisionReplay.isTimely(decided.at(), ledger.time())) {
            throw new LedgerException(
                    "decided at " + decided.at() + " by this node's clock, but the ledger's time is " + ledger.time(),
                    null);
        }
        ledger.requireGateUnmovedSince(decided.checkedAgainst());
        ledger.append(actor, row.fact(decided, judge.lease()));
        decisions.persist(row);
        return new Last(row.id, row.sameness, decided.sameness());
    }

    private void note(List<Renewal> renewed) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> renewed.forEach(each -> decisions.renew(each.decisionId, each.until)));
        } catch (RuntimeException e) {
            // The next renewal, a step later, says more than this one.
            LOG.warn("Could not note how long decisions are renewed", e);
        }
    }

    /** Does what is done for a decision but for writing it, so that the first one need not wait for classes to load. */
    void rehearse(String campaign) {
        QuarkusTransaction.requiringNew().run(() -> {
            ledger.lock();
            campaigns.registrations(List.of(campaign));
            decisions.lastOf(List.of(campaign));
        });
    }

    @PreDestroy
    void stop() {
        writer.shutdown();
    }
}
