package org.countersign.watch;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.countersign.ledger.Keys;
import org.jspecify.annotations.Nullable;

/**
 * Tells recipients apart without knowing them: of a phone number only 64 bits of its HMAC are kept, under a key that stands
 * in no database. Without the key, nobody can find a number by trying all there are.
 */
@Singleton
class Recipients {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final Mac fresh;

    Recipients(Keys keys) {
        try {
            fresh = Mac.getInstance(ALGORITHM);
            fresh.init(new SecretKeySpec(keys.secret(Keys.RECIPIENTS, KEY_BYTES), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** What stands for this number, however it is written: with +, with 00, with blanks; null for none. */
    @Nullable
    Long hash(@Nullable String number) {
        if (number == null) {
            return null;
        }
        StringBuilder digits = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        String normal = digits.indexOf("00") == 0 ? digits.substring(2) : digits.toString();
        if (normal.isEmpty()) {
            return null;
        }
        return ByteBuffer.wrap(mac().doFinal(normal.getBytes(StandardCharsets.US_ASCII)))
                .getLong();
    }

    /** One of one's own: they are not for several threads, and the key is worked in already. */
    private Mac mac() {
        try {
            return (Mac) fresh.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's can be copied", e);
        }
    }
}
