package org.countersign.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The hash by which an API key is known. A key is {@code csk_} and 32 random bytes in base64url, so a plain SHA-256 is
 * enough: there is nothing to guess that salt or a slow hash would protect.
 */
record KeySecret(long a, long b, long c, long d) {
    static final String PREFIX = "csk_";
    /** The prefix and 43 characters. */
    static final int LENGTH = 47;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String STORED = "sha256:";

    /** A new key, in clear. */
    static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The hash of a key in clear. */
    static KeySecret of(String clear) {
        return ofDigest(Sha256.of(clear.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** The hash as it is stored. */
    static KeySecret parse(String stored) {
        return ofDigest(HexFormat.of().parseHex(stored, STORED.length(), stored.length()));
    }

    private static KeySecret ofDigest(byte[] digest) {
        return new KeySecret(word(digest, 0), word(digest, 8), word(digest, 16), word(digest, 24));
    }

    private static long word(byte[] bytes, int from) {
        return (long) LONGS.get(bytes, from);
    }

    private static final java.lang.invoke.VarHandle LONGS =
            java.lang.invoke.MethodHandles.byteArrayViewVarHandle(long[].class, java.nio.ByteOrder.BIG_ENDIAN);

    /** {@code sha256:<hex>}. */
    String stored() {
        HexFormat hex = HexFormat.of();
        return STORED + hex.toHexDigits(a) + hex.toHexDigits(b) + hex.toHexDigits(c) + hex.toHexDigits(d);
    }

    // The default would mix all four; any of them is random enough.
    @Override
    public int hashCode() {
        return Long.hashCode(a);
    }
}
