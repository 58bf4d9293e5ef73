package org.countersign.ui;

import java.util.List;
import org.countersign.core.Language;
import org.countersign.notices.Event;
import org.countersign.notices.subscriptions.SubscriptionContent;
import org.jspecify.annotations.Nullable;

/**
 * What somebody ticks who chooses what they are written to about.
 *
 * @param usual what is usual; then nothing else counts
 */
public record ChosenEvents(
        @Nullable Boolean usual,
        @Nullable List<Event> events,
        @Nullable Language language) {
    public SubscriptionContent content() {
        return new SubscriptionContent(
                Boolean.TRUE.equals(usual) ? null : events == null ? List.of() : events, language);
    }
}
