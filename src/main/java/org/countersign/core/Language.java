package org.countersign.core;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language that the product speaks. */
public enum Language {
    FR,
    EN;

    /** The tag of the language (RFC 5646). */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The language that a caller likes best among those spoken here; English when it names none of them.
     *
     * @param acceptLanguage the header {@code Accept-Language} (RFC 9110 §12.5.4); what cannot be read in it is passed over
     */
    public static Language preferred(@Nullable String acceptLanguage) {
        Language best = EN;
        double weightOfBest = 0;
        if (acceptLanguage != null) {
            int end;
            for (int start = 0; start <= acceptLanguage.length(); start = end + 1) {
                int comma = acceptLanguage.indexOf(',', start);
                end = comma < 0 ? acceptLanguage.length() : comma;
                Language language = spoken(acceptLanguage, start, end);
                double weight = language == null ? 0 : weight(acceptLanguage, start, end);
                if (language != null && weight > weightOfBest) {
                    best = language;
                    weightOfBest = weight;
                }
            }
        }
        return best;
    }

    private static @Nullable Language spoken(String header, int start, int end) {
        int first = start;
        while (first < end && header.charAt(first) == ' ') {
            first++;
        }
        int after = first + 2;
        boolean endsThere = after == end || (after < end && "-; ".indexOf(header.charAt(after)) >= 0);
        if (!endsThere) {
            return null;
        }
        if (header.regionMatches(true, first, "fr", 0, 2)) {
            return FR;
        }
        return header.regionMatches(true, first, "en", 0, 2) ? EN : null;
    }

    private static double weight(String header, int start, int end) {
        int at = header.indexOf("q=", start);
        if (at < 0 || at >= end) {
            return 1;
        }
        try {
            return Double.parseDouble(header.substring(at + 2, end).strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
