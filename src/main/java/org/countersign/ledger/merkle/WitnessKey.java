package org.countersign.ledger.merkle;

import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The public key under which a witness cosigns checkpoints (C2SP tlog-cosignature, {@code cosignature/v1}): by it a witness
 * says that at a time the log had this root and extended all that the witness had seen of it before.
 */
public final class WitnessKey {
    private static final int SIGNATURE_BYTES = Long.BYTES + Ed25519.SIGNATURE_BYTES;
    private static final String HEADER = "cosignature/v1\ntime ";

    private final Vkey key;
    private final PublicKey publicKey;

    private WitnessKey(Vkey key, PublicKey publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /**
     * This name's key.
     *
     * @throws IllegalArgumentException if the name is empty, too long, or has a space or plus, or the key is not Ed25519
     */
    public static WitnessKey of(String name, PublicKey publicKey) {
        return new WitnessKey(new Vkey(name, Vkey.ED25519_COSIGNATURE, Ed25519.raw(publicKey)), publicKey);
    }

    /**
     * Reads what {@link #vkey()} writes.
     *
     * @throws IllegalArgumentException if it is anything else, a key that does not cosign included
     */
    public static WitnessKey parse(String vkey) {
        Vkey key = Vkey.parse(vkey, Vkey.ED25519_COSIGNATURE);
        return new WitnessKey(key, Ed25519.publicKey(key.raw()));
    }

    /** The verifier key as exchanged with other tools; see {@link NoteKey#vkey()}. */
    public String vkey() {
        return key.text();
    }

    /** Who cosigns, by convention an address without scheme such as {@code witness.example.org}. */
    public String name() {
        return key.name();
    }

    /** Tells the keys of one name apart; too short to prove anything. */
    public int id() {
        return key.id();
    }

    /**
     * When this witness cosigned the note's text, the latest time if it did so more than once; empty if it has not. If the note
     * shows several lines of this key, all of them must be good.
     */
    public Optional<Instant> cosigned(SignedNote note) {
        List<NoteSignature> claimed = note.signatures().stream()
                .filter(signature -> signature.claims(name(), id()))
                .toList();
        List<Instant> times = claimed.stream()
                .flatMap(signature -> cosigned(note.text(), signature).stream())
                .toList();
        return times.size() < claimed.size() ? Optional.empty() : times.stream().max(Comparator.naturalOrder());
    }

    /** When this witness made this signature of the text; empty if it has not. */
    public Optional<Instant> cosigned(String text, NoteSignature signature) {
        byte[] bytes = signature.bytes();
        if (!signature.claims(name(), id()) || bytes.length != SIGNATURE_BYTES) {
            return Optional.empty();
        }
        ByteBuffer source = ByteBuffer.wrap(bytes);
        long time = source.getLong();
        byte[] proper = new byte[Ed25519.SIGNATURE_BYTES];
        source.get(proper);
        return isTime(time) && Ed25519.verify(publicKey, message(time, text), proper)
                ? Optional.of(Instant.ofEpochSecond(time))
                : Optional.empty();
    }

    /** What is signed when a text is cosigned at a time. */
    static byte[] message(long epochSecond, String text) {
        return StrictUtf8.encode(HEADER + epochSecond + "\n" + text);
    }

    boolean sharesKeyWith(WitnessKey other) {
        return key.sharesKeyWith(other.key);
    }

    PublicKey publicKey() {
        return publicKey;
    }

    /** Negative ones are forbidden; beyond the other bound Java has no name for them, and no witness a reason. */
    private static boolean isTime(long epochSecond) {
        return epochSecond >= 0 && epochSecond <= Instant.MAX.getEpochSecond();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WitnessKey that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return vkey();
    }
}
