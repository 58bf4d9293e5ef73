package org.countersign.watch.report;

import java.math.BigInteger;
import java.util.Locale;
import org.countersign.core.Problem;

/**
 * When two ids name the same message. Message centres write the same number now in capitals, now with leading zeros: all ids
 * are compared without regard to case, and those that consist of hexadecimal digits without leading zeros. Whether
 * {@code 1234} is a decimal or a hexadecimal number cannot be seen, so who knows that receipts change the base says so
 * ({@link Form}); it is never guessed.
 */
public final class MessageIds {
    /** SMPP allows 64 characters, some providers more. */
    public static final int LONGEST = 200;

    private MessageIds() {}

    /** How the ids in receipts relate to those that were given when the messages were submitted. */
    public enum Form {
        /** They are the same. */
        SAME,
        /** Receipts have in decimal what was given in hexadecimal (Kannel's {@code msg-id-type = 0x01}). */
        DECIMAL_OF_HEX,
        /** Receipts have in hexadecimal what was given in decimal (Kannel's {@code msg-id-type = 0x02}). */
        HEX_OF_DECIMAL;

        /** The id as it was given at submission; 400 problem when it is no number of that base. */
        public String submitted(String id) {
            try {
                return switch (this) {
                    case SAME -> id;
                    case DECIMAL_OF_HEX -> new BigInteger(digits(id), 10).toString(16);
                    case HEX_OF_DECIMAL -> new BigInteger(digits(id), 16).toString(10);
                };
            } catch (NumberFormatException e) {
                throw Problem.badRequest("/messageId", "is not a number of the base that the parameter ids tells");
            }
        }

        private static String digits(String id) {
            String digits = id.strip();
            if (digits.startsWith("-") || digits.startsWith("+")) {
                throw new NumberFormatException("has a sign");
            }
            return digits;
        }
    }

    /** The one way to write this id. */
    public static String normal(String id) {
        String lower = id.strip().toLowerCase(Locale.ROOT);
        int zeros = 0;
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            boolean hexadecimal = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
            if (!hexadecimal) {
                return lower;
            }
            if (c == '0' && zeros == i && i < lower.length() - 1) {
                zeros++;
            }
        }
        return lower.substring(zeros);
    }
}
