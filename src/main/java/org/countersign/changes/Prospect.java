package org.countersign.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.countersign.core.FieldError;
import org.countersign.platforms.Interconnect;
import org.jspecify.annotations.Nullable;

/**
 * What would follow from a {@link Sketch} if it were declared now.
 *
 * @param asked the carriers of its platform, those added, and those whom the change in force affects already
 * @param conflicts what speaks against its window
 * @param faults what carriers would not let pass, with pointers into the content
 */
public record Prospect(List<Asked> asked, List<Conflict> conflicts, List<FieldError> faults) {

    /** Until when a carrier would have to acknowledge; null where there is no interconnect to it. */
    public @Nullable Instant acknowledgeBy(String carrier) {
        return asked.stream()
                .filter(each -> each.carrier().equals(carrier))
                .findFirst()
                .map(Asked::acknowledgeBy)
                .orElse(null);
    }

    /**
     * A carrier that would be asked.
     *
     * @param excluded whether it is to be left out instead, once a second person agrees
     * @param noticeDays the notice that was agreed with it; null without an interconnect
     * @param earliestStart the earliest start with due notice
     * @param acknowledgeBy until when it would have to acknowledge
     */
    public record Asked(
            String carrier,
            String name,
            boolean excluded,
            @Nullable Integer noticeDays,
            @Nullable Instant earliestStart,
            @Nullable Instant acknowledgeBy) {

        static Asked over(Interconnect link, boolean excluded, Instant now) {
            return new Asked(
                    link.carrier().code(),
                    link.carrier().name(),
                    excluded,
                    link.noticeDays(),
                    now.plus(Duration.ofDays(link.noticeDays())),
                    now.plus(Duration.ofHours(link.acknowledgeWithinHours())));
        }

        static Asked besides(String carrier, String name, boolean excluded) {
            return new Asked(carrier, name, excluded, null, null, null);
        }
    }
}
