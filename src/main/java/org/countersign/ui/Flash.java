package org.countersign.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.countersign.ledger.Keys;
import org.jspecify.annotations.Nullable;

/**
 * A message that the next page shows, such as that something was saved. It waits in a cookie, authenticated, so that nobody
 * else can put words into our mouth.
 */
@Singleton
class Flash {
    static final String COOKIE = "countersign-flash";
    static final int SECONDS = 60;
    private static final int LONGEST = 500;
    private static final String ALGORITHM = "HmacSHA256";
    /** Keeps what is authenticated here apart from everything else under the key. */
    private static final byte[] PURPOSE = "flash\n".getBytes(UTF_8);

    private final SecretKeySpec key;

    Flash(Keys keys) {
        this.key = new SecretKeySpec(keys.secret(Keys.SESSION, 32), ALGORITHM);
    }

    /** What to put into the cookie. */
    String seal(String message) {
        String text = message.length() <= LONGEST ? message : message.substring(0, LONGEST - 1) + "…";
        byte[] bytes = text.getBytes(UTF_8);
        return encode(bytes) + "." + encode(mac(bytes));
    }

    /** The message of a cookie; null unless {@link #seal} made it. */
    @Nullable
    String open(@Nullable String cookie) {
        String[] parts = cookie == null ? new String[0] : cookie.split("\\.", -1);
        if (parts.length != 2) {
            return null;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(parts[0]);
            byte[] given = Base64.getUrlDecoder().decode(parts[1]);
            return MessageDigest.isEqual(given, mac(bytes)) ? new String(bytes, UTF_8) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private byte[] mac(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(PURPOSE);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
