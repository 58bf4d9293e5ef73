package org.countersign.ledger.merkle;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A SHA-256 hash: of a leaf, of a node of the tree, or of a whole tree. */
public final class Hash {

    /** Length of every hash, in bytes. */
    public static final int BYTES = 32;

    /** Root of the tree without leaves: the hash of nothing (RFC 9162, 2.1.1). */
    public static final Hash EMPTY_ROOT = new Hash(sha256().digest());

    // RFC 9162 hashes leaves and nodes under different prefixes, so that no leaf can pose as a node.
    private static final byte LEAF_PREFIX = 0;
    private static final byte NODE_PREFIX = 1;

    private final byte[] bytes;

    /**
     * @throws IllegalArgumentException unless there are exactly {@value #BYTES} bytes
     */
    public Hash(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A hash has " + BYTES + " bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    /** The hash under which a leaf enters the tree. */
    public static Hash leaf(byte[] leaf) {
        MessageDigest digest = sha256();
        digest.update(LEAF_PREFIX);
        return new Hash(digest.digest(leaf));
    }

    /** The hash of the node above these two. */
    public static Hash node(Hash left, Hash right) {
        MessageDigest digest = sha256();
        digest.update(NODE_PREFIX);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    /**
     * Reads what {@link #toBase64()} writes, and nothing else that means the same bytes.
     *
     * @throws IllegalArgumentException otherwise
     */
    public static Hash ofBase64(String base64) {
        return new Hash(CanonicalBase64.decode(base64));
    }

    /** Standard base64 with padding (RFC 4648, section 4). */
    public String toBase64() {
        return CanonicalBase64.encode(bytes);
    }

    /** Lower-case hexadecimal. */
    public String toHex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    void writeTo(ByteBuffer target) {
        target.put(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return toHex();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
