package org.countersign.core;

import java.time.Instant;

/** Bounds that more than one room must keep; each is enforced where the value comes in and again by the database. */
public final class Limits {
    /** Codes that users choose: {@code [a-z0-9][a-z0-9-]{1,62}}. */
    public static final String CODE = "[a-z0-9][a-z0-9-]{1,62}";

    public static final int CODE_LENGTH = 63;
    /** Names of things and people. */
    public static final int NAME = 200;
    /** Free texts: reasons, descriptions, notes. */
    public static final int TEXT = 10_000;
    /** Version strings, fingerprints, references of others. */
    public static final int LABEL = 200;

    /** The earliest time that input may name. */
    public static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    /** Every time that input names lies before this one. */
    public static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** Whether the text matches {@link #CODE}; for where a regular expression would cost too much. */
    public static boolean isCode(String text) {
        if (text.length() < 2 || text.length() > CODE_LENGTH || text.charAt(0) == '-') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && c != '-') {
                return false;
            }
        }
        return true;
    }

    /** Whether input may name this time. */
    public static boolean isTime(Instant time) {
        return !time.isBefore(EARLIEST) && time.isBefore(LATEST);
    }

    private Limits() {}
}
