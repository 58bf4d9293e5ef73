package org.countersign.watch;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells when incidents went on at carriers; the incidents do. What happens then does not become what is usual. */
public interface IncidentTimes {
    /** The times at each of these carriers that have not ended before {@code since}, by carrier; none of those that are missing. */
    Map<String, List<Span>> at(Collection<String> carriers, Instant since);

    /**
     * How long one went on.
     *
     * @param incident its reference
     * @param from its onset
     * @param until its closing; null while it goes on
     */
    record Span(String incident, Instant from, @Nullable Instant until) {
        /** Whether it went on at any time from {@code begin} to {@code end}. */
        boolean touches(Instant begin, Instant end) {
            return !from.isAfter(end) && (until == null || !until.isBefore(begin));
        }
    }
}
