package org.countersign.notices.calendar;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.countersign.core.ShownOnce;
import org.jspecify.annotations.Nullable;

/**
 * The answer to who asked for an address of their calendar.
 *
 * @param url the address, a secret that needs no other credential; null when the answer is repeated
 */
public record IssuedCalendarFeed(
        @JsonUnwrapped CalendarFeedView view, @Nullable String url) implements ShownOnce {
    @Override
    public IssuedCalendarFeed withoutSecret() {
        return new IssuedCalendarFeed(view, null);
    }

    @Override
    public String toString() {
        return "IssuedCalendarFeed[" + view.id() + "]";
    }
}
