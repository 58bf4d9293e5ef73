package org.countersign.gate.feed;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.countersign.core.CanonicalJson;
import org.countersign.core.Problem;
import org.countersign.core.Words;
import org.countersign.gate.Decision;
import org.countersign.gate.Gate;
import org.countersign.gate.Snapshot;
import org.countersign.ledger.Entries;
import org.countersign.ledger.Entry;
import org.countersign.ledger.LedgerException;
import org.jspecify.annotations.Nullable;

/**
 * Computes decisions again from the ledger alone, and compares. Blocks its thread while it reads, so few run at once.
 */
@Singleton
class Replays {
    private static final int CHUNK = 1000;
    /** How long a replay waits for its turn. */
    private static final Duration TURN = Duration.ofSeconds(20);

    private final Entries entries;
    private final PastSnapshots past;
    private final StoredJson json;
    private final Semaphore turns;

    Replays(Entries entries, PastSnapshots past, StoredJson json, GateConfig config) {
        this.entries = entries;
        this.past = past;
        this.json = json;
        this.turns = new Semaphore(config.replaysAtOnce(), true);
    }

    ReplayView replay(RecordedDecision recorded) {
        DecisionRecorded fact = fact(recorded);
        if (fact == null) {
            return new ReplayView(
                    recorded.id,
                    false,
                    recorded.verdict,
                    null,
                    recorded.checkedAgainst,
                    null,
                    List.of(Words.of("the ledger does not know this decision")),
                    json.of(recorded.answer),
                    null);
        }
        Snapshot snapshot = inTurn(fact.checkedAgainst());
        Duration lease = Duration.ofSeconds(fact.leaseSeconds());
        Decision decision = new Gate(lease).decide(snapshot, fact.question().question(), fact.decidedAt());
        Instant validUntil = Clearances.validUntil(decision, fact.decidedAt(), lease);
        Outcome outcome = Outcome.of(decision, validUntil);
        List<Words> differences = differences(recorded, fact, decision, outcome.canonical());
        return new ReplayView(
                recorded.id,
                differences.isEmpty(),
                recorded.verdict,
                outcome.decision(),
                fact.checkedAgainst(),
                fact.decidedAt(),
                differences,
                json.of(recorded.answer),
                outcome);
    }

    private @Nullable DecisionRecorded fact(RecordedDecision recorded) {
        Entry entry = recorded.entry < 0 ? null : entries.find(recorded.entry).orElse(null);
        if (entry == null || !entry.kind().equals(DecisionRecorded.KIND)) {
            return null;
        }
        DecisionRecorded fact = entry.fact(DecisionRecorded.class);
        return fact.decisionId().equals(recorded.id) ? fact : null;
    }

    private static List<Words> differences(
            RecordedDecision recorded, DecisionRecorded fact, Decision decision, byte[] recomputed) {
        List<Words> differences = new ArrayList<>();
        String digest = CanonicalJson.digestOf(recomputed);
        compare(
                differences,
                Words.of("the ledger's digest is not that of the recomputed answer"),
                fact.digest(),
                digest);
        compare(
                differences,
                Words.of("the recorded answer is not the recomputed one"),
                recorded.answer,
                new String(recomputed, StandardCharsets.UTF_8));
        compare(differences, Words.of("the recorded digest is not the ledger's"), recorded.digest, fact.digest());
        compare(
                differences,
                Words.of("the recorded question is not the ledger's"),
                recorded.question,
                new String(CanonicalJson.bytes(fact.question()), StandardCharsets.UTF_8));
        compare(
                differences,
                Words.of("the ledger's verdict is not the recomputed one"),
                fact.verdict(),
                decision.verdict());
        compare(differences, Words.of("the recorded verdict is not the ledger's"), recorded.verdict, fact.verdict());
        compare(
                differences,
                Words.of("the ledger's reason codes are not the recomputed ones"),
                fact.reasonCodes(),
                Outcome.codes(decision));
        compare(
                differences,
                Words.of("the recorded reason codes are not the ledger's"),
                recorded.reasonCodes,
                fact.reasonCodes());
        compare(differences, Words.of("the recorded time is not the ledger's"), recorded.decidedAt, fact.decidedAt());
        compare(
                differences,
                Words.of("the recorded ledger size is not the ledger's"),
                recorded.checkedAgainst,
                fact.checkedAgainst());
        compare(differences, Words.of("the recorded campaign is not the ledger's"), recorded.campaign, fact.subject());
        compare(
                differences,
                Words.of("the recorded client is not the ledger's"),
                recorded.client,
                fact.question().client());
        compare(
                differences,
                Words.of("the recorded platform is not the ledger's"),
                recorded.platform,
                fact.question().platform());
        return differences;
    }

    private static void compare(List<Words> differences, Words difference, Object a, Object b) {
        if (!a.equals(b)) {
            differences.add(difference);
        }
    }

    private Snapshot inTurn(long size) {
        try {
            if (!turns.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.unavailable("Too many replays are under way; try again.", null);
            }
            try {
                return fold(size);
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerException("interrupted while waiting to replay", e);
        }
    }

    /** What was known when the ledger had this size. */
    private Snapshot fold(long size) {
        Map.Entry<Long, Snapshot> start = past.upTo(size);
        Snapshot snapshot = start.getValue();
        long from = start.getKey();
        while (from < size) {
            long to = Math.min(size, from + CHUNK);
            for (Entry entry : entries.ofKinds(Translations.BY_KIND.keySet(), from, to)) {
                snapshot = Translations.after(snapshot, entry);
            }
            from = to;
        }
        return snapshot;
    }
}
