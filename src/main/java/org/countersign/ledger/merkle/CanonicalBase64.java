package org.countersign.ledger.merkle;

import java.util.Base64;

/** Standard base64 (RFC 4648, section 4) that accepts one spelling only, so that signed text cannot be respelled. */
final class CanonicalBase64 {

    private CanonicalBase64() {}

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] decode(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        // The JDK tolerates missing padding and stray bits in the last character.
        if (!encode(bytes).equals(base64)) {
            throw new IllegalArgumentException("Not canonical base64: padding is missing or a last bit is set");
        }
        return bytes;
    }
}
