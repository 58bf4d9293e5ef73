package org.countersign.watch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is usual at a carrier.
 *
 * @param failureRate as stated; 0.03 when nobody has
 * @param source which of the two new campaigns are compared with
 * @param inUse the share of failures that is usual at most, from that source: what new campaigns are compared with
 * @param judged messages of history, in times without incident; 2,000 are enough
 * @param statedAt when it was stated; null when nobody has
 * @param frozen why nothing is learnt of it at present; null while it learns
 */
public record BaselineView(
        @Schema(examples = "orange-fr") String carrier,
        double failureRate,
        Source source,
        double inUse,
        long judged,
        @Nullable Instant statedAt,
        @Nullable Frozen frozen,
        @JsonIgnore @Schema(hidden = true) long version) {
    /**
     * Nothing is learnt of a carrier while incidents go on there: failures would become usual.
     *
     * @param since the onset of the earliest of them
     * @param incidents their references, the newest first
     */
    public record Frozen(
            Instant since,
            @Schema(examples = "[\"INC-2013-0001\"]") List<String> incidents) {
        static @Nullable Frozen by(List<IncidentTimes.Span> spans) {
            List<IncidentTimes.Span> goingOn =
                    spans.stream().filter(span -> span.until() == null).toList();
            return goingOn.stream()
                    .map(IncidentTimes.Span::from)
                    .min(Comparator.naturalOrder())
                    .map(since -> new Frozen(
                            since,
                            goingOn.stream().map(IncidentTimes.Span::incident).toList()))
                    .orElse(null);
        }
    }

    /** Where a baseline comes from. */
    public enum Source {
        STATED,
        HISTORY
    }
}
