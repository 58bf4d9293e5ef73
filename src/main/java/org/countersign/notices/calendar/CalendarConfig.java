package org.countersign.notices.calendar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of calendars. */
@ConfigMapping(prefix = "countersign.calendar")
interface CalendarConfig {
    /** The mailbox that calendars name as the organizer of changes. The standard address is one that reaches nobody. */
    @WithDefault("noreply@countersign.invalid")
    String organizer();
}
