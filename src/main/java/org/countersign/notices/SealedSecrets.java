package org.countersign.notices;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.countersign.ledger.Keys;

/**
 * Seals webhooks' secrets for the database, with AES-256-GCM under a key of the installation and bound to their webhook. A
 * hash, as API keys have, would not do: to sign, one needs the secret itself.
 */
@ApplicationScoped
class SealedSecrets {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    SealedSecrets(Keys keys) {
        this.key = new SecretKeySpec(keys.secret(Keys.WEBHOOKS, KEY_BYTES), 0, KEY_BYTES, "AES");
    }

    String seal(String webhook, Secret secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, webhook, nonce).doFinal(secret.bytes());
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret could not be sealed", e);
        }
    }

    /**
     * Opens what {@link #seal} has sealed.
     *
     * @throws IllegalStateException if it was sealed for another webhook or under another key
     */
    Secret open(String webhook, String text) {
        byte[] sealed = Base64.getDecoder().decode(text);
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, 0, nonce, 0, NONCE_BYTES);
        try {
            return Secret.of(cipher(Cipher.DECRYPT_MODE, webhook, nonce)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The secret of the webhook " + webhook + " cannot be opened; is the key file " + Keys.WEBHOOKS
                            + ".key that of this installation?",
                    e);
        }
    }

    private Cipher cipher(int mode, String webhook, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(webhook.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
