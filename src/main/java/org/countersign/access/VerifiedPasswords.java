package org.countersign.access;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a short time which passwords were found right, because scripts send theirs with every request and bcrypt
 * is slow. What it keeps is an HMAC, under a key that only this process has, of the password together with the stored hash:
 * memory gives no password away, and a changed password is unknown at once.
 */
@Singleton
class VerifiedPasswords {
    private static final Duration FOR = Duration.ofMinutes(5);
    private static final int MOST = 10_000;
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec secret = secret();
    private final Map<Seal, Long> until = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Seal, Long> eldest) {
            return size() > MOST;
        }
    };

    boolean contains(Password password, String hash) {
        Seal seal = seal(password, hash);
        synchronized (until) {
            Long end = until.get(seal);
            return end != null && end - System.nanoTime() > 0;
        }
    }

    void add(Password password, String hash) {
        Seal seal = seal(password, hash);
        synchronized (until) {
            until.remove(seal);
            until.put(seal, System.nanoTime() + FOR.toNanos());
        }
    }

    private Seal seal(Password password, String hash) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            // A bcrypt hash has a fixed length and a salt of its own: no two pairs give the same bytes.
            mac.update(hash.getBytes(StandardCharsets.US_ASCII));
            return new Seal(mac.doFinal(password.bytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    private static SecretKeySpec secret() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new SecretKeySpec(key, HMAC);
    }

    private record Seal(byte[] bytes) {
        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Seal other && Arrays.equals(bytes, other.bytes);
        }

        @Override
        public int hashCode() {
            return ByteBuffer.wrap(bytes).getInt();
        }
    }
}
