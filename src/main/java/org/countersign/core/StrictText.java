package org.countersign.core;

/** Says which texts can be stored and hashed everywhere. */
public final class StrictText {
    static final String NOT_STORABLE = "must not hold the NUL character or half of a surrogate pair";

    private StrictText() {}

    /** False for a NUL (PostgreSQL refuses it) and for an unpaired surrogate (UTF-8 has no form for it). */
    public static boolean isStorable(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
