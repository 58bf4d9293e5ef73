package org.countersign.ledger.merkle;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The public key under which a name signs notes (C2SP signed-note), of the one kind that we use: Ed25519. */
public final class NoteKey {

    /** Bytes of UTF-8 that a key's name may have. */
    public static final int MAX_NAME_BYTES = 255;

    private static final byte ED25519 = 1;
    private static final HexFormat HEX = HexFormat.of();
    private static final int ID_DIGITS = 8;

    private final String name;
    private final byte[] raw;
    private final PublicKey publicKey;
    private final int id;

    private NoteKey(String name, byte[] raw, PublicKey publicKey) {
        this.name = requireName(name);
        this.raw = raw;
        this.publicKey = publicKey;
        this.id = id(name, raw);
    }

    /**
     * This name's key.
     *
     * @throws IllegalArgumentException if the name is empty, too long, or has a space or plus, or the key is not Ed25519
     */
    public static NoteKey of(String name, PublicKey publicKey) {
        return new NoteKey(name, Ed25519.raw(publicKey), publicKey);
    }

    /**
     * Reads what {@link #vkey()} writes.
     *
     * @throws IllegalArgumentException if it is anything else, a key of another kind included
     */
    public static NoteKey parse(String vkey) {
        // Split at the first two only: the base64 may hold a plus too.
        int afterName = vkey.indexOf('+');
        int afterId = vkey.indexOf('+', afterName + 1);
        if (afterName < 0 || afterId < 0) {
            throw new IllegalArgumentException("A verifier key has the form name+id+base64");
        }
        byte[] kindAndKey = CanonicalBase64.decode(vkey.substring(afterId + 1));
        if (kindAndKey.length == 0 || kindAndKey[0] != ED25519) {
            throw new IllegalArgumentException("Not an Ed25519 verifier key");
        }
        byte[] raw = Arrays.copyOfRange(kindAndKey, 1, kindAndKey.length);
        NoteKey key = new NoteKey(vkey.substring(0, afterName), raw, Ed25519.publicKey(raw));
        if (!vkey.substring(afterName + 1, afterId).equals(key.hexId())) {
            throw new IllegalArgumentException("The verifier key's id should be " + key.hexId());
        }
        return key;
    }

    /** The verifier key as exchanged with other tools: name, id in hexadecimal, kind and key in base64, joined by plus. */
    public String vkey() {
        byte[] kindAndKey = new byte[1 + raw.length];
        kindAndKey[0] = ED25519;
        System.arraycopy(raw, 0, kindAndKey, 1, raw.length);
        return name + "+" + hexId() + "+" + CanonicalBase64.encode(kindAndKey);
    }

    /** Who signs, by convention an address without scheme such as {@code example.org/log}. */
    public String name() {
        return name;
    }

    /** Tells the keys of one name apart; too short to prove anything. */
    public int id() {
        return id;
    }

    /** For the JDK's use. */
    public PublicKey publicKey() {
        return publicKey;
    }

    boolean verifies(byte[] message, byte[] signature) {
        return Ed25519.verify(publicKey, message, signature);
    }

    private String hexId() {
        return HEX.toHexDigits(id, ID_DIGITS);
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

    private static int id(String name, byte[] raw) {
        MessageDigest digest = Hash.sha256();
        digest.update(StrictUtf8.encode(name));
        digest.update((byte) '\n');
        digest.update(ED25519);
        return ByteBuffer.wrap(digest.digest(raw)).getInt();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NoteKey key && name.equals(key.name) && Arrays.equals(raw, key.raw);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + id;
    }

    @Override
    public String toString() {
        return vkey();
    }
}
