package org.countersign.watch;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A provider's own words, as far as they are kept: without anything that may be a phone number, and no longer than there is room. */
final class RawText {
    /** Stands for what was left out. */
    static final String LEFT_OUT = "…";

    /** Eight digits or more, in groups too: no error code has as many, and a number without its prefix has. */
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}(?:[ ./()-]{0,2}\\p{Nd}){7,}");

    private RawText() {}

    static @Nullable String kept(@Nullable String raw) {
        if (raw == null) {
            return null;
        }
        // Before it is cut, or the cut would leave the beginning of a number.
        String without = NUMBER.matcher(raw).replaceAll(LEFT_OUT);
        return without.length() <= Heard.LONGEST_RAW ? without : without.substring(0, Heard.LONGEST_RAW);
    }
}
