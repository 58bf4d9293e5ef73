package org.countersign.notices.calendar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of calendars. */
@ConfigMapping(prefix = "countersign.calendar")
interface CalendarConfig {
    /**
     * The mailbox that calendars name as the organizer of changes, to which calendar programs send answers; it may have a name, as in
     * {@code Countersign <countersign@platform.example>}. Without one, and without anybody who writes letters, it reaches nobody.
     */
    @WithDefault("${countersign.mail.from:noreply@countersign.invalid}")
    String organizer();
}
