package org.countersign.witnesses;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.ledger.Checkpoints;
import org.countersign.ledger.CosignedCheckpoints;
import org.countersign.ledger.Growth;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.NoteSignature;
import org.countersign.ledger.merkle.SignedNote;
import org.countersign.ledger.merkle.WitnessPolicy;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Shows the ledger's newest checkpoint to its witnesses, when it has grown and now and then when not, and keeps what they
 * answer. Of several nodes one at a time speaks with a witness.
 */
@ApplicationScoped
class Submissions {
    private static final Logger LOG = Logger.getLogger(Submissions.class);
    /** A witness that names another size each time is asked no more in this round. */
    private static final int TRIES = 4;

    private static final String NODE = UUID.randomUUID().toString();

    private final WitnessesConfig config;
    private final OwnPolicy policy;
    private final Checkpoints checkpoints;
    private final CosignedCheckpoints cosigned;
    private final Growth growth;
    private final Witnessings witnessings;
    private final WitnessClient client;
    private final WitnessMetrics metrics;
    private final Clock clock;
    private volatile boolean ending;

    Submissions(
            WitnessesConfig config,
            OwnPolicy policy,
            Checkpoints checkpoints,
            CosignedCheckpoints cosigned,
            Growth growth,
            Witnessings witnessings,
            WitnessClient client,
            WitnessMetrics metrics,
            Clock clock) {
        this.config = config;
        this.policy = policy;
        this.checkpoints = checkpoints;
        this.cosigned = cosigned;
        this.growth = growth;
        this.witnessings = witnessings;
        this.client = client;
        this.metrics = metrics;
        this.clock = clock;
    }

    void end(@Observes ShutdownEvent event) {
        ending = true;
    }

    @Scheduled(
            every = "${countersign.witnesses.every:10s}",
            delayed = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (policy.isEstablished() && !policy.get().witnesses().isEmpty()) {
            round(policy.get());
        }
    }

    /**
     * Asks all witnesses whose turn it is, and shows the same checkpoint to each: a quorum is counted for one size. Nothing
     * happens while another node is at it.
     */
    void round(WitnessPolicy witnesses) {
        long size = Checkpoint.parse(checkpoints.own().text()).size();
        List<WitnessPolicy.Witness> due = witnesses.witnesses().stream()
                .filter(witness -> isDue(witnessings.of(witness.key().vkey()), size))
                .sorted(Comparator.comparing(this::failedLast))
                .toList();
        if (!due.isEmpty() && claim()) {
            try {
                // Only now: whoever had the claim before has shown nothing newer.
                SignedNote own = checkpoints.own();
                due.forEach(witness -> ask(witness, own, witnesses));
            } finally {
                witnessings.release(NODE);
            }
        }
        metrics.follow(witnesses.witnesses());
    }

    /** Those that answer before those that make one wait. */
    private boolean failedLast(WitnessPolicy.Witness witness) {
        return witnessings.of(witness.key().vkey()).outcome() != Outcome.COSIGNED;
    }

    /** Long enough for one witness; prolonged for each. */
    private boolean claim() {
        Instant now = clock.instant();
        return witnessings.claim(NODE, now, now.plus(config.timeout().multipliedBy(2L * (TRIES + 1))));
    }

    private boolean isDue(Witnessing known, long size) {
        Instant tried = known.triedAt();
        if (tried == null) {
            return true;
        }
        if (known.outcome() != Outcome.COSIGNED) {
            return isOver(tried, config.retry());
        }
        return known.cosignedSize() != size || isOver(tried, config.idle());
    }

    private boolean isOver(Instant since, Duration time) {
        return !clock.instant().isBefore(since.plus(time));
    }

    private void ask(WitnessPolicy.Witness witness, SignedNote own, WitnessPolicy witnesses) {
        if (ending || !claim()) {
            return;
        }
        String vkey = witness.key().vkey();
        Outcome before = witnessings.of(vkey).outcome();
        Outcome outcome = Outcome.COSIGNED;
        try {
            Answer.No no = negotiate(witness, own, witnesses);
            if (no != null) {
                outcome = no.why();
                witnessings.failed(vkey, outcome, no.detail(), clock.instant());
                if (before != outcome) {
                    LOG.warnf("The witness %s did not cosign, %s: %s", witness.name(), outcome, no.detail());
                }
            } else if (before != null && before != outcome) {
                LOG.infof("The witness %s cosigns again", witness.name());
            }
        } catch (RuntimeException e) {
            // Our own trouble must not keep the other witnesses from their turn; it is tried again soon.
            LOG.errorf(e, "The witness %s could not be asked to cosign", witness.name());
            outcome = Outcome.UNREACHABLE;
        }
        metrics.asked(witness, outcome);
    }

    /** Tries until the witness and the ledger agree on the size that it knows; null when it has cosigned. */
    private Answer.@Nullable No negotiate(WitnessPolicy.Witness witness, SignedNote own, WitnessPolicy witnesses) {
        long size = Checkpoint.parse(own.text()).size();
        long old = witnessings.of(witness.key().vkey()).cosignedSize();
        for (int i = 0; i < TRIES; i++) {
            if (old > size) {
                return new Answer.No(
                        Outcome.CONTRADICTED, "it has cosigned " + old + " entries, the ledger has " + size);
            }
            Answer answer =
                    client.ask(Objects.requireNonNull(witness.url()), new AddCheckpoint(old, proof(old, size), own));
            if (answer instanceof Answer.OtherSize other) {
                old = other.size();
            } else if (answer instanceof Answer.No no) {
                return no;
            } else if (answer instanceof Answer.Cosignatures cosignatures) {
                return keep(witness, own, size, cosignatures.lines(), witnesses);
            }
        }
        return new Answer.No(Outcome.UNREACHABLE, "it names another size each time");
    }

    private List<Hash> proof(long old, long size) {
        return old == 0 ? List.of() : growth.proof(old, size);
    }

    private Answer.@Nullable No keep(
            WitnessPolicy.Witness witness,
            SignedNote own,
            long size,
            List<NoteSignature> lines,
            WitnessPolicy witnesses) {
        Optional<NoteSignature> good = lines.stream()
                .filter(line -> witness.key().cosigned(own.text(), line).isPresent())
                .findFirst();
        if (good.isEmpty()) {
            return new Answer.No(Outcome.UNREACHABLE, "its answer is not signed by the key that the policy names");
        }
        Instant now = clock.instant();
        String vkey = witness.key().vkey();
        cosigned.keep(own, vkey, good.get(), now, witnesses::isSatisfiedBy);
        witnessings.cosigned(vkey, size, now);
        return null;
    }
}
