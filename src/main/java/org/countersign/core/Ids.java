package org.countersign.core;

import java.security.SecureRandom;
import java.time.Instant;

/** Makes ids that are unique without coordination and sort by the time they were made. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int TIME_CHARS = 10;
    private static final int RANDOM_CHARS = 16;

    private Ids() {}

    /**
     * A 26-character id in lower-case Crockford base 32: 48 bits of milliseconds, then 80 random bits (the layout of a
     * ULID).
     */
    public static String next(Instant now) {
        char[] id = new char[TIME_CHARS + RANDOM_CHARS];
        long millis = now.toEpochMilli();
        for (int i = TIME_CHARS - 1; i >= 0; i--) {
            id[i] = ALPHABET[(int) (millis & 31)];
            millis >>>= 5;
        }
        byte[] random = new byte[RANDOM_CHARS];
        RANDOM.nextBytes(random);
        for (int i = 0; i < RANDOM_CHARS; i++) {
            id[TIME_CHARS + i] = ALPHABET[random[i] & 31];
        }
        return new String(id);
    }
}
