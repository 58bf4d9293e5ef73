package org.countersign.ui.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.countersign.audit.ExportFilter;
import org.countersign.audit.ExportFormat;
import org.countersign.core.JsonMappers;
import org.countersign.core.Limits;
import org.countersign.core.Problem;
import org.countersign.ui.Listing;
import org.jspecify.annotations.Nullable;

/** What somebody chose on the page of exports, as the fields have it; an empty field does not restrict. */
public record ExportChoice(
        @Nullable String kind,
        @Nullable String subject,
        @Nullable String carrier,
        @Nullable String client,
        @Nullable String from,
        @Nullable String until,
        @Nullable String format) {
    private static final String NO_DAY = "must be a day such as 2013-09-10";

    /** The filter, with days in this zone; or a 400 problem. */
    ExportFilter filter(ZoneId zone) {
        LocalDate first = day("?from", from);
        LocalDate last = day("?until", until);
        return ExportFilter.of(
                first == null ? null : start(first, zone),
                last == null ? null : start(last.plusDays(1), zone),
                Listing.given(kind),
                Listing.given(subject),
                Listing.given(carrier),
                Listing.given(client));
    }

    /** The format; a ZIP unless another was chosen. */
    ExportFormat formatOrZip() {
        ExportFormat chosen = JsonMappers.value(ExportFormat.class, Listing.given(format), "?format");
        return chosen == null ? ExportFormat.ZIP : chosen;
    }

    private static @Nullable LocalDate day(String pointer, @Nullable String typed) {
        String text = Listing.given(typed);
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (Limits.isTime(start(day, ZoneOffset.UTC))) {
                return day;
            }
        } catch (DateTimeException e) {
            throw Problem.badRequest(pointer, NO_DAY);
        }
        throw Problem.badRequest(pointer, NO_DAY);
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
