package org.countersign.ledger.merkle;

import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Instant;

/** Cosigns checkpoints as a witness (C2SP tlog-cosignature, {@code cosignature/v1}). */
public final class Cosigner {
    private static final byte[] PROBE = {'p', 'a', 'i', 'r'};

    private final WitnessKey key;
    private final PrivateKey privateKey;

    /**
     * @throws IllegalArgumentException if the keys are not Ed25519 or not a pair, or the name may not sign
     */
    public Cosigner(String name, KeyPair keys) {
        this.key = WitnessKey.of(name, keys.getPublic());
        this.privateKey = keys.getPrivate();
        if (!Ed25519.verify(key.publicKey(), PROBE, Ed25519.sign(privateKey, PROBE))) {
            throw new IllegalArgumentException("The private key and the public key are not a pair");
        }
    }

    /** The key that verifies these cosignatures. */
    public WitnessKey key() {
        return key;
    }

    /**
     * Says that at this time the checkpoint is the largest seen of its log and extends all seen before. Whoever calls has made
     * sure of it and keeps it in mind for ever.
     */
    public NoteSignature cosign(Checkpoint checkpoint, Instant at) {
        long time = at.getEpochSecond();
        byte[] signature = Ed25519.sign(privateKey, WitnessKey.message(time, checkpoint.text()));
        return new NoteSignature(
                key.name(),
                key.id(),
                ByteBuffer.allocate(Long.BYTES + signature.length)
                        .putLong(time)
                        .put(signature)
                        .array());
    }
}
