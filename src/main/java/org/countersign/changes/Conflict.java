package org.countersign.changes;

import java.time.Instant;
import org.countersign.platforms.Interconnect;
import org.jspecify.annotations.Nullable;

/**
 * Something that speaks against a change's window. It is shown, and asks for a justification; it does not forbid.
 *
 * @param justified whether somebody has said why the change goes on nevertheless
 * @param change the reference of the other change of an {@link Kind#OVERLAP}
 * @param client whose {@link Kind#PROTECTED_PERIOD} it is
 * @param carrier who is told with {@link Kind#SHORT_NOTICE}
 * @param noticeDays the notice that was agreed with the carrier
 * @param from when the other window, or the protected period, begins; or the earliest start with due notice
 * @param until when the other window or the protected period ends
 */
public record Conflict(
        Kind kind,
        boolean justified,
        @Nullable String change,
        @Nullable String client,
        @Nullable String carrier,
        @Nullable Integer noticeDays,
        Instant from,
        @Nullable Instant until) {

    /** What speaks against the window. */
    public enum Kind {
        /** Another change in force on the platform has a window at the same time. */
        OVERLAP,
        /** A client of the platform runs critical campaigns then. */
        PROTECTED_PERIOD,
        /** A carrier learns of it later than was agreed. */
        SHORT_NOTICE
    }

    static Conflict overlap(String reference, Instant start, Instant end, boolean justified) {
        return new Conflict(Kind.OVERLAP, justified, reference, null, null, null, start, end);
    }

    static Conflict protectedPeriod(String client, Instant from, Instant until, boolean justified) {
        return new Conflict(Kind.PROTECTED_PERIOD, justified, null, client, null, null, from, until);
    }

    static Conflict shortNotice(Interconnect interconnect, Instant earliest, boolean justified) {
        return new Conflict(
                Kind.SHORT_NOTICE,
                justified,
                null,
                null,
                interconnect.carrier().code(),
                interconnect.noticeDays(),
                earliest,
                null);
    }
}
