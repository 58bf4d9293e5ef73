package org.countersign.notices.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What makes a feed's address one that nobody guesses: 32 random bytes in base64url. It is kept nowhere; a plain SHA-256 tells
 * it again, for there is nothing that salt or a slow hash would protect.
 */
record FeedSecret(String clear) {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static FeedSecret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new FeedSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** {@code sha256:<hex>}, as it is stored and told to the ledger. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(clear.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "FeedSecret[…]";
    }
}
