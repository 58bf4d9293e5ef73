package org.countersign.ledger.merkle;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One signature line of a note: what somebody of this name, with a key of this id, is said to have signed. */
public final class NoteSignature {

    private static final String EM_DASH_AND_SPACE = "\u2014 ";

    private final String name;
    private final int keyId;
    private final byte[] bytes;

    /**
     * @param name the key's name
     * @param keyId the key's id
     * @param bytes the signature proper; its form is the key's own affair
     * @throws IllegalArgumentException if the name may not sign or there are no bytes
     */
    public NoteSignature(String name, int keyId, byte[] bytes) {
        this.name = NoteKey.requireName(name);
        this.keyId = keyId;
        this.bytes = bytes.clone();
        if (bytes.length == 0) {
            throw new IllegalArgumentException("A signature line has a signature after the key's id");
        }
    }

    static NoteSignature of(NoteSigner signer, byte[] message) {
        return new NoteSignature(signer.key().name(), signer.key().id(), signer.sign(message));
    }

    /**
     * Reads what {@link #line()} writes.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static NoteSignature parse(String line) {
        int afterName = line.lastIndexOf(' ');
        if (!line.startsWith(EM_DASH_AND_SPACE) || afterName < EM_DASH_AND_SPACE.length()) {
            throw new IllegalArgumentException("A signature line is an em dash, the key's name and base64");
        }
        byte[] idAndSignature = CanonicalBase64.decode(line.substring(afterName + 1));
        if (idAndSignature.length < Integer.BYTES) {
            throw new IllegalArgumentException("A signature line starts its base64 with the key's id");
        }
        return new NoteSignature(
                line.substring(EM_DASH_AND_SPACE.length(), afterName),
                ByteBuffer.wrap(idAndSignature).getInt(),
                Arrays.copyOfRange(idAndSignature, Integer.BYTES, idAndSignature.length));
    }

    /** The name of the key that is said to have signed. */
    public String name() {
        return name;
    }

    /** The id of the key that is said to have signed. */
    public int keyId() {
        return keyId;
    }

    /** A copy of the signature proper. */
    public byte[] bytes() {
        return bytes.clone();
    }

    boolean claims(NoteKey key) {
        return claims(key.name(), key.id());
    }

    boolean claims(String name, int keyId) {
        return this.name.equals(name) && this.keyId == keyId;
    }

    /** The line in a note, without its newline. */
    public String line() {
        byte[] idAndSignature = ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(keyId)
                .put(bytes)
                .array();
        return EM_DASH_AND_SPACE + name + " " + CanonicalBase64.encode(idAndSignature);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NoteSignature signature
                && name.equals(signature.name)
                && keyId == signature.keyId
                && Arrays.equals(bytes, signature.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, keyId, Arrays.hashCode(bytes));
    }

    @Override
    public String toString() {
        return line();
    }
}
