package org.countersign.notices.subscriptions;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.countersign.core.FieldError;
import org.countersign.core.Language;
import org.countersign.core.Problem;
import org.countersign.notices.Event;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be written to about.
 *
 * @param events which facts, each once; none when empty, what is usual when absent
 * @param language of the letters to a contact; the carrier's when absent. People have theirs in their profile
 */
public record SubscriptionContent(
        @Nullable @Size(max = SubscriptionContent.MOST) List<@NotNull Event> events,
        @Nullable Language language) {
    static final int MOST = 50;

    /** Refuses what is not offered to them. */
    void check(Set<Event> offered) {
        if (events == null) {
            return;
        }
        List<FieldError> faults = new ArrayList<>();
        if (new HashSet<>(events).size() < events.size()) {
            faults.add(new FieldError("/events", "must name each event once"));
        }
        for (int i = 0; i < events.size(); i++) {
            if (!offered.contains(events.get(i))) {
                faults.add(new FieldError("/events/" + i, "is not told to this reader"));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.badRequest(faults);
        }
    }
}
