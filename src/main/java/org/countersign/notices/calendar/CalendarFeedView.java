package org.countersign.notices.calendar;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.countersign.core.ActorId;

/**
 * A calendar's address as the API shows it: all but the address itself.
 *
 * @param person whose calendar it is
 */
public record CalendarFeedView(
        String id,
        ActorId person,
        Instant madeAt,
        @JsonIgnore long version) {
    static CalendarFeedView of(CalendarFeed feed) {
        return new CalendarFeedView(feed.id(), feed.person(), feed.madeAt(), feed.version());
    }
}
