package org.countersign.notices;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a webhook's deliveries are signed with (Standard Webhooks, symmetric): {@code whsec_} and 32 random bytes in base64. */
final class Secret {
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final String HMAC = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    static Secret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(bytes);
    }

    static Secret of(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** As its owner gets to see it. */
    String clear() {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** {@code v1,} and the base64 of HMAC-SHA256 over {@code id.timestamp.body}. */
    String sign(String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(bytes, HMAC));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
