package org.countersign.ui;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.countersign.core.Problem;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The days that a list is restricted to; a {@code @BeanParam}. An empty field does not restrict. */
public class DateFilter {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    private static final String NO_DAY = "must be a day such as 2013-09-10";

    /** The first day, as {@code type="date"} inputs have it. */
    @RestQuery
    public @Nullable String from;

    /** The last day. */
    @RestQuery
    public @Nullable String until;

    /** The instant at which the first day begins; a 400 problem if it is none. */
    public @Nullable Instant start(ZoneId zone) {
        LocalDate day = day("?from", from);
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    /** The instant at which the last day is over. */
    public @Nullable Instant end(ZoneId zone) {
        LocalDate day = day("?until", until);
        return day == null ? null : day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    public boolean isGiven() {
        return Listing.given(from) != null || Listing.given(until) != null;
    }

    private static @Nullable LocalDate day(String pointer, @Nullable String typed) {
        String text = Listing.given(typed);
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException e) {
            throw Problem.badRequest(pointer, NO_DAY);
        }
        throw Problem.badRequest(pointer, NO_DAY);
    }
}
