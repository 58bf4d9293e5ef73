package org.countersign.ledger.merkle;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A public key as C2SP signed-note writes it: a name, an id that tells the keys of one name apart, what kind of key it is and
 * the key itself.
 */
final class Vkey {

    /** Kind of the keys that sign notes as they are. */
    static final byte ED25519 = 1;

    /** Kind of the keys that cosign checkpoints (tlog-cosignature). */
    static final byte ED25519_COSIGNATURE = 4;

    private static final HexFormat HEX = HexFormat.of();
    private static final int ID_DIGITS = 8;

    private final String name;
    private final byte kind;
    private final byte[] raw;
    private final int id;

    /**
     * @throws IllegalArgumentException if the name may not sign
     */
    Vkey(String name, byte kind, byte[] raw) {
        this.name = NoteKey.requireName(name);
        this.kind = kind;
        this.raw = raw.clone();
        this.id = id(name, kind, raw);
    }

    /**
     * Reads what {@link #text()} writes.
     *
     * @throws IllegalArgumentException if it is anything else, a key of another kind included
     */
    static Vkey parse(String vkey, byte kind) {
        // Split at the first two only: the base64 may hold a plus too.
        int afterName = vkey.indexOf('+');
        int afterId = vkey.indexOf('+', afterName + 1);
        if (afterName < 0 || afterId < 0) {
            throw new IllegalArgumentException("A verifier key has the form name+id+base64");
        }
        byte[] kindAndKey = CanonicalBase64.decode(vkey.substring(afterId + 1));
        if (kindAndKey.length == 0 || kindAndKey[0] != kind) {
            throw new IllegalArgumentException(
                    kind == ED25519 ? "Not an Ed25519 verifier key" : "Not the Ed25519 verifier key of a witness");
        }
        Vkey key = new Vkey(vkey.substring(0, afterName), kind, Arrays.copyOfRange(kindAndKey, 1, kindAndKey.length));
        if (!vkey.substring(afterName + 1, afterId).equals(key.hexId())) {
            throw new IllegalArgumentException("The verifier key's id should be " + key.hexId());
        }
        return key;
    }

    /** Name, id in hexadecimal, kind and key in base64, joined by plus. */
    String text() {
        byte[] kindAndKey = new byte[1 + raw.length];
        kindAndKey[0] = kind;
        System.arraycopy(raw, 0, kindAndKey, 1, raw.length);
        return name + "+" + hexId() + "+" + CanonicalBase64.encode(kindAndKey);
    }

    String name() {
        return name;
    }

    int id() {
        return id;
    }

    byte[] raw() {
        return raw.clone();
    }

    /** Whether both have the same key, whatever they are called. */
    boolean sharesKeyWith(Vkey other) {
        return Arrays.equals(raw, other.raw);
    }

    private String hexId() {
        return HEX.toHexDigits(id, ID_DIGITS);
    }

    private static int id(String name, byte kind, byte[] raw) {
        MessageDigest digest = Hash.sha256();
        digest.update(StrictUtf8.encode(name));
        digest.update((byte) '\n');
        digest.update(kind);
        return ByteBuffer.wrap(digest.digest(raw)).getInt();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Vkey key && name.equals(key.name) && kind == key.kind && Arrays.equals(raw, key.raw);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + id;
    }

    @Override
    public String toString() {
        return text();
    }
}
