package org.countersign.notices.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;

/** A calendar as somebody else's code reads it, strictly. */
public record ReadCalendar(Calendar calendar) {
    static {
        System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
    }

    public static ReadCalendar of(byte[] bytes) {
        try {
            Calendar calendar = new CalendarBuilder().build(new ByteArrayInputStream(bytes));
            assertThat(calendar.validate(true).getEntries()).isEmpty();
            return new ReadCalendar(calendar);
        } catch (IOException | ParserException e) {
            throw new IllegalStateException(e);
        }
    }

    public String value(String property) {
        return calendar.getProperty(property).map(Property::getValue).orElseThrow();
    }

    public List<ReadEvent> events() {
        return calendar.getComponents(Component.VEVENT).stream()
                .map(ReadEvent::new)
                .toList();
    }

    /** The one event whose UID begins so. */
    Optional<ReadEvent> event(String uid) {
        List<ReadEvent> found = events().stream()
                .filter(event -> event.value("UID").startsWith(uid + "@"))
                .toList();
        assertThat(found).hasSizeLessThan(2);
        return found.stream().findFirst();
    }

    public record ReadEvent(Component event) {
        public String value(String property) {
            return event.getProperty(property)
                    .map(Property::getValue)
                    .orElseThrow(() -> new AssertionError("no " + property));
        }

        boolean has(String property) {
            return event.getProperty(property).isPresent();
        }
    }
}
