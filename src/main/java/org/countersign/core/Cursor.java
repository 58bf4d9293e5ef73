package org.countersign.core;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Opaque positions in lists that are paged by key, which stays fast however far one pages. */
public final class Cursor {
    /** No cursor of ours is longer. */
    static final int LONGEST = 500;

    private static final String SEPARATOR = "\n";
    /** Not every database knows times beyond. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Cursor() {}

    /** The cursor for the row with this key. */
    public static String of(Object... parts) {
        String joined = String.join(
                SEPARATOR, Arrays.stream(parts).map(Object::toString).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a cursor of so many parts; a 400 problem when it is not one that {@link #of} made. */
    static Position parse(String cursor, int parts) {
        try {
            String joined = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> values = List.of(joined.split(SEPARATOR, -1));
            if (values.size() == parts && StrictText.isStorable(joined)) {
                return new Position(values);
            }
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static Problem invalid() {
        return Problem.badRequest("?after", "is not a cursor that this list gave");
    }

    /** A cursor that was read. */
    public record Position(List<String> parts) {
        public String text(int part) {
            return parts.get(part);
        }

        public long number(int part) {
            try {
                return Long.parseLong(parts.get(part));
            } catch (NumberFormatException e) {
                throw invalid();
            }
        }

        public Instant instant(int part) {
            try {
                Instant instant = Instant.parse(parts.get(part));
                if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
                    throw invalid();
                }
                return instant;
            } catch (DateTimeException e) {
                throw invalid();
            }
        }
    }
}
