package org.countersign.witnesses;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.countersign.core.Problem;
import org.countersign.ledger.Checkpoints;
import org.countersign.ledger.Keys;
import org.countersign.ledger.StartRefused;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.Cosigner;
import org.countersign.ledger.merkle.NoteKey;
import org.countersign.ledger.merkle.NoteSignature;
import org.countersign.ledger.merkle.Proofs;
import org.countersign.ledger.merkle.WitnessKey;
import org.countersign.ledger.merkle.WitnessPolicy;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * This installation as a witness: cosigns what logs of others have come to, once it is shown that nothing was taken back of what
 * it has cosigned before.
 */
@ApplicationScoped
class WitnessService {
    private static final Logger LOG = Logger.getLogger(WitnessService.class);

    private final WitnessConfig config;
    private final Keys keys;
    private final Checkpoints checkpoints;
    private final WitnessedLogs witnessed;
    private final Clock clock;
    private volatile @Nullable Cosigner cosigner;
    private volatile List<NoteKey> logs = List.of();

    WitnessService(WitnessConfig config, Keys keys, Checkpoints checkpoints, WitnessedLogs witnessed, Clock clock) {
        this.config = config;
        this.keys = keys;
        this.checkpoints = checkpoints;
        this.witnessed = witnessed;
        this.clock = clock;
    }

    /** What is said to a log: its checkpoint is cosigned, or another size was expected. */
    sealed interface Verdict {
        /** In answer to 200. */
        record Cosigned(NoteSignature cosignature) implements Verdict {}

        /** In answer to 409: the size that was cosigned last. */
        record Conflict(long size) implements Verdict {}
    }

    /**
     * Makes the witness's key if there is none yet, and reads which logs it knows.
     *
     * @throws StartRefused if the settings cannot be used
     */
    void establish() {
        logs = config.logs().map(PolicyFile::read).map(WitnessPolicy::logs).orElse(List.of()).stream()
                .map(WitnessPolicy.Log::key)
                .toList();
        String name = config.name().orElseGet(() -> checkpoints.key().name() + "/witness");
        try {
            cosigner = new Cosigner(name, keys.ed25519(Keys.WITNESS));
        } catch (IllegalArgumentException e) {
            throw new StartRefused("The setting countersign.witness.name cannot be used: " + e.getMessage(), null);
        }
    }

    /** The key that verifies what this witness cosigns. */
    WitnessKey key() {
        return cosigner().key();
    }

    private Cosigner cosigner() {
        Cosigner established = cosigner;
        if (established == null) {
            throw new IllegalStateException("the witness has no key yet");
        }
        return established;
    }

    /** Cosigns the checkpoint, or says why not; the order of the checks is that of C2SP tlog-witness. */
    Verdict add(AddCheckpoint request) {
        String origin = request.checkpoint().text().lines().findFirst().orElse("");
        List<NoteKey> known =
                logs.stream().filter(key -> key.name().equals(origin)).toList();
        if (known.isEmpty()) {
            throw Problem.notFound("log", origin.substring(0, Math.min(origin.length(), NoteKey.MAX_NAME_BYTES)));
        }
        Checkpoint checkpoint = open(request, known);
        if (request.old() > checkpoint.size()) {
            throw Problem.badRequest("", "has an old size greater than its checkpoint's");
        }
        Instant now = clock.instant();
        witnessed.meet(origin);
        // Committed before it is answered: after a death in between, the log learns of it by the next answer.
        Verdict verdict = QuarkusTransaction.requiringNew().call(() -> advance(request, checkpoint, now));
        return verdict == null ? new Verdict.Cosigned(cosigner().cosign(checkpoint, now)) : verdict;
    }

    private static Checkpoint open(AddCheckpoint request, List<NoteKey> known) {
        NoteKey signer = known.stream()
                .filter(request.checkpoint()::isSignedBy)
                .findFirst()
                .orElseThrow(() -> Problem.forbidden("The checkpoint is not signed by a key of this log."));
        try {
            return Checkpoint.open(request.checkpoint(), signer);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("", "has no checkpoint");
        }
    }

    /** Null when the checkpoint may be cosigned, and is written down as the last one. */
    private @Nullable Verdict advance(AddCheckpoint request, Checkpoint checkpoint, Instant now) {
        WitnessedLogs.Tree last = witnessed.lock(checkpoint.origin());
        if (request.old() != last.size()) {
            return new Verdict.Conflict(last.size());
        }
        if (checkpoint.size() == last.size()
                && last.size() > 0
                && !checkpoint.root().equals(last.root())) {
            // Two roots of one size, both signed by the log: that is a proof, and worth keeping.
            LOG.errorf(
                    "A log shows another root at size %d than %s, which is cosigned: %s",
                    last.size(), last.root().toBase64(), request.checkpoint().encode());
            return new Verdict.Conflict(last.size());
        }
        if (!Proofs.verifyConsistency(
                last.size(), checkpoint.size(), last.root(), checkpoint.root(), request.proof())) {
            LOG.warnf(
                    "A log does not show that it extends what is cosigned, size %d with root %s: %s",
                    last.size(), last.root().toBase64(), request.checkpoint().encode());
            throw Problem.unprovable(
                    "The proof does not show that this tree of {0} entries extends the one of {1} that is cosigned.",
                    checkpoint.size(), last.size());
        }
        witnessed.advance(checkpoint.origin(), new WitnessedLogs.Tree(checkpoint.size(), checkpoint.root()), now);
        return null;
    }
}
