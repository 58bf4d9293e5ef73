package org.countersign.ledger.merkle;

import java.security.KeyPair;
import java.security.PrivateKey;

/** Signs notes under a name. Holds both keys of the pair, since the JDK cannot compute the public one from the other. */
public final class NoteSigner {

    private static final byte[] PROBE = {'p', 'a', 'i', 'r'};

    private final NoteKey key;
    private final PrivateKey privateKey;

    /**
     * @throws IllegalArgumentException if the keys are not Ed25519 or not a pair, or the name may not sign
     */
    public NoteSigner(String name, KeyPair keys) {
        this.key = NoteKey.of(name, keys.getPublic());
        this.privateKey = keys.getPrivate();
        // Found out now rather than by the first auditor: a log whose signatures nobody can verify.
        if (!key.verifies(PROBE, Ed25519.sign(privateKey, PROBE))) {
            throw new IllegalArgumentException("The private key and the public key are not a pair");
        }
    }

    /** The key that verifies these signatures. */
    public NoteKey key() {
        return key;
    }

    byte[] sign(byte[] message) {
        return Ed25519.sign(privateKey, message);
    }
}
