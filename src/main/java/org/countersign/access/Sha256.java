package org.countersign.access;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of secrets that are random enough to need no salt. */
final class Sha256 {
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Sha256::make);

    private Sha256() {}

    static byte[] of(byte[] bytes) {
        return DIGEST.get().digest(bytes);
    }

    /** {@code sha256:<hex>}. */
    static String hex(byte[] bytes) {
        return "sha256:" + HexFormat.of().formatHex(of(bytes));
    }

    private static MessageDigest make() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
