package org.countersign.ledger.merkle;

import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/** The public key under which a name signs notes (C2SP signed-note), of the one kind that we use: Ed25519. */
public final class NoteKey {

    /** Bytes of UTF-8 that a key's name may have. */
    public static final int MAX_NAME_BYTES = 255;

    private final Vkey key;
    private final PublicKey publicKey;

    private NoteKey(Vkey key, PublicKey publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /**
     * This name's key.
     *
     * @throws IllegalArgumentException if the name is empty, too long, or has a space or plus, or the key is not Ed25519
     */
    public static NoteKey of(String name, PublicKey publicKey) {
        return new NoteKey(new Vkey(name, Vkey.ED25519, Ed25519.raw(publicKey)), publicKey);
    }

    /**
     * Reads what {@link #vkey()} writes.
     *
     * @throws IllegalArgumentException if it is anything else, a key of another kind included
     */
    public static NoteKey parse(String vkey) {
        Vkey key = Vkey.parse(vkey, Vkey.ED25519);
        return new NoteKey(key, Ed25519.publicKey(key.raw()));
    }

    /** The verifier key as exchanged with other tools: name, id in hexadecimal, kind and key in base64, joined by plus. */
    public String vkey() {
        return key.text();
    }

    /** Who signs, by convention an address without scheme such as {@code example.org/log}. */
    public String name() {
        return key.name();
    }

    /** Tells the keys of one name apart; too short to prove anything. */
    public int id() {
        return key.id();
    }

    /** For the JDK's use. */
    public PublicKey publicKey() {
        return publicKey;
    }

    boolean sharesKeyWith(NoteKey other) {
        return key.sharesKeyWith(other.key);
    }

    boolean verifies(byte[] message, byte[] signature) {
        return Ed25519.verify(publicKey, message, signature);
    }

    /**
     * @throws IllegalArgumentException unless the name may stand in a signature line
     */
    static String requireName(String name) {
        if (name.isEmpty() || StrictUtf8.encode(name).length > MAX_NAME_BYTES) {
            throw new IllegalArgumentException("A key's name has 1 to " + MAX_NAME_BYTES + " bytes");
        }
        if (name.codePoints().anyMatch(NoteKey::isForbidden)) {
            throw new IllegalArgumentException("A key's name has no space, plus or control character: '" + name + "'");
        }
        return name;
    }

    private static boolean isForbidden(int character) {
        return character == '+' || Character.isSpaceChar(character) || Character.isISOControl(character);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NoteKey that && key.equals(that.key);
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
