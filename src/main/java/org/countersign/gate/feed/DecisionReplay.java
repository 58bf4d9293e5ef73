package org.countersign.gate.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.countersign.core.CanonicalJson;
import org.countersign.core.Words;
import org.countersign.gate.Decision;
import org.countersign.gate.Gate;
import org.countersign.gate.Snapshot;
import org.countersign.ledger.Entry;

/**
 * Follows a ledger from its first entry as the gate does, and computes every decision in it again, for who has nothing but the
 * entries. For one thread.
 */
public final class DecisionReplay {
    /**
     * By how much a decision's own time may differ from its entry's. The log takes no other, so that one that differs by more was
     * never made by a gate.
     */
    static final Duration MOST_APART = Duration.ofHours(1);

    private Snapshot known = Snapshot.EMPTY;
    private long gateSize;
    private long decisions;

    /**
     * Takes the next entry.
     *
     * @return what is wrong with it, if it is a decision; empty if it is right or none
     * @throws RuntimeException if it cannot be read as what it says it is
     */
    public List<Words> next(Entry entry) {
        if (Translations.BY_KIND.containsKey(entry.kind())) {
            known = Translations.after(known, entry);
            gateSize = entry.index() + 1;
            return List.of();
        }
        if (!entry.kind().equals(DecisionRecorded.KIND)) {
            return List.of();
        }
        decisions++;
        return faults(entry.fact(DecisionRecorded.class), entry);
    }

    /**
     * Whether the ledger takes a decision of this time.
     *
     * @param entryAt the time of its entry, which is later where another node's clock was ahead of this one's
     */
    static boolean isTimely(Instant decidedAt, Instant entryAt) {
        return Duration.between(decidedAt, entryAt).abs().compareTo(MOST_APART) <= 0;
    }

    /** How many decisions have come so far. */
    public long decisions() {
        return decisions;
    }

    private List<Words> faults(DecisionRecorded fact, Entry entry) {
        if (fact.checkedAgainst() > entry.index()) {
            return List.of(
                    Words.of("it was decided on the ledger of size {0}, which came later", fact.checkedAgainst()));
        }
        // The ledger takes no decision when what the gate knows has changed since; so what is known now is what it was
        // made on.
        if (fact.checkedAgainst() < gateSize) {
            return List.of(Words.of(
                    "it was decided on the ledger of size {0}, although entry {1} had changed what the gate knew",
                    fact.checkedAgainst(), gateSize - 1));
        }
        if (!isTimely(fact.decidedAt(), entry.at())) {
            return List.of(Words.of(
                    "it says that it was made at {0}, which is not when the ledger took it",
                    fact.decidedAt().toString()));
        }
        Duration lease = Duration.ofSeconds(fact.leaseSeconds());
        Decision decision = new Gate(lease).decide(known, fact.question().question(), fact.decidedAt());
        Instant validUntil = Clearances.validUntil(decision, fact.decidedAt(), lease);
        String digest = CanonicalJson.digestOf(Outcome.of(decision, validUntil).canonical());
        List<Words> faults = new ArrayList<>();
        if (fact.verdict() != decision.verdict()) {
            faults.add(Words.of("it says {0}, but {1} follows from the ledger", fact.verdict(), decision.verdict()));
        }
        if (!fact.reasonCodes().equals(Outcome.codes(decision))) {
            faults.add(Words.of("the ledger's reason codes are not the recomputed ones"));
        }
        if (!fact.digest().equals(digest)) {
            faults.add(Words.of("the ledger's digest is not that of the recomputed answer"));
        }
        return faults;
    }
}
