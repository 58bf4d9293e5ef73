package org.countersign.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A text that people wrote. The ledger's leaf holds only its commitment, SHA-256(salt ‖ UTF-8 text); the text and its
 * 32-byte random salt stand in a side table, where the text can be erased without harm to any proof. Without the salt the
 * commitment tells nothing about the text, not even to someone who guesses it.
 */
public final class FreeText {
    /** What stands where a text stood that was erased; whoever reads it reads this word. */
    public static final String ERASED = "[erased]";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 32;

    private final String commitment;
    private final @Nullable Opening opening;

    /**
     * What opens a commitment.
     *
     * @param salt 32 random bytes
     */
    public record Opening(byte[] salt, String text) {
        /** The commitment that this opens, {@code sha256:<hex>}. */
        public String commitment() {
            try {
                MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
                sha256.update(salt);
                return "sha256:" + HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Opening other && Arrays.equals(salt, other.salt) && text.equals(other.text);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(salt) + text.hashCode();
        }
    }

    private FreeText(String commitment, @Nullable Opening opening) {
        this.commitment = commitment;
        this.opening = opening;
    }

    /** Commits to a text with a fresh salt. */
    public static FreeText of(String text) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Opening opening = new Opening(salt, text);
        return new FreeText(opening.commitment(), opening);
    }

    /** Commits to a text where there is one. */
    public static @Nullable FreeText ofNullable(@Nullable String text) {
        return text == null ? null : of(text);
    }

    /** The commitment as read from a leaf; the text is not known here. */
    @JsonCreator
    public static FreeText committed(String commitment) {
        return new FreeText(commitment, null);
    }

    /** {@code sha256:<hex>}: how the text stands in a leaf. */
    @JsonValue
    public String commitment() {
        return commitment;
    }

    /** The text and its salt; null where only the commitment is known. */
    public @Nullable Opening opening() {
        return opening;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof FreeText other && commitment.equals(other.commitment);
    }

    @Override
    public int hashCode() {
        return commitment.hashCode();
    }

    @Override
    public String toString() {
        return commitment;
    }
}
